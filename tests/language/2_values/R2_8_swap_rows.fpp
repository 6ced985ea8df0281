A = [[1, 2], [3, 4]]
A[0], A[1] = A[1], A[0]
print(A)
# expect: [[3 4]
# expect:  [1 2]]
