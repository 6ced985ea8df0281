for i, x in enumerate([5, 6]): print(i, x)
for i, c in enumerate("ab"): print(i, c)
for i, x in enumerate(["p", "q"]): print(i, x)
for i, x in enumerate(range(2, 4)): print(i, x)
for a, b in zip([1, 2], "xyz"): print(a, b)
for a, b, c in zip([1, 2], [3, 4], [5, 6]): print(a + b + c)
for i, p in enumerate(zip([1], [2])): print(i, p)
# expect: 0 5
# expect: 1 6
# expect: 0 a
# expect: 1 b
# expect: 0 p
# expect: 1 q
# expect: 0 2
# expect: 1 3
# expect: 1 x
# expect: 2 y
# expect: 9
# expect: 12
# expect: 0 (1, 2)
