a = b = 0
squares = [n ^ 2 for n in range(5) if n > 1]
assert a == b, "both are 0"
print(squares)  # expect: [4, 9, 16]
for left, right in [["a", 1], ["b", 2]]:
    print(left, right)
# expect: a 1
# expect: b 2
