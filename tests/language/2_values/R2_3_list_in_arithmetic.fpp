a = []
a.append(1); a.append(2)
print(a, a + 1, a * 2, a / 2, -a, sum(a), mean(a), max(a), a ^ 2, a > 1)
# expect: [1, 2] [2 3] [2 4] [0.5 1. ] [-1 -2] 3 1.5 2 [1 4] [False  True]
