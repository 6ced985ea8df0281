x = 3
if x > 2 then:
    print("a")
if x > 2 then
    print("b")
else if x > 1 then
    print("c")
# expect: a
# expect: b
