x = 5
while x > 3: x -= 1
for i in range(2): print(i)
if x == 3: print("three")
else: print("other")
try: throw Error("boo")
catch error: print(error.message)
Function g(x) -> Integer: return x + 1
print(g(1))
# expect: 0
# expect: 1
# expect: three
# expect: boo
# expect: 2
