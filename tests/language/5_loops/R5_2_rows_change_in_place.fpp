A = [[1.0, 2], [3, 4]]
for row in A: row -= row.mean()
A[:, 1] *= 10
print(A)
# expect: [[-0.5  5. ]
# expect:  [-0.5  5. ]]
