// The larger and the smaller of whole numbers, and a whole number without its sign, are whole numbers of any size.
Function larger(a: Integer, b: Integer):
    return max(a, b)

print(max(2, 3)^50, min(2, 3)^100)
# expect: 717897987691852588770249 1267650600228229401496703205376
print(max(10^30, 2), min(-(10^30), 2))
# expect: 1000000000000000000000000000000 -1000000000000000000000000000000
print(abs(-3)^50, abs(-(10^30)))
# expect: 717897987691852588770249 1000000000000000000000000000000
print(larger(2, 10^20))
# expect: 100000000000000000000
print(max(2, 2.5), abs(-2.5), max(2, [1, 3]))
# expect: 2.5 2.5 [2 3]
