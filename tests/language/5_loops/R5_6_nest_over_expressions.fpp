A = [[1, 2], [3, 4]]
t = 0
for row in A x A:
    for col in row: t += col
for row in A.T:
    for col in row: col = col + 1
for row in A[0:1]:
    for col in row: col = 0
print(t, A)
# expect: 54 [[0 0]
# expect:  [4 5]]
