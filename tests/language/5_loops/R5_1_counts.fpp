N = 2
for i in N: print(i)
# expect: 0
# expect: 1
for n from 2 to 0 step -1: print(n)
# expect: 2
# expect: 1
# expect: 0
for i in range(1, 6, 2): print(i)
# expect: 1
# expect: 3
# expect: 5
for i, value in enumerate([10, 20]): print(i, value)
# expect: 0 10
# expect: 1 20
for a, b in zip([1, 2], [3, 4, 5]): print(a * b)
# expect: 3
# expect: 8
