# says: with respect to A
A = [[1.0, 2.0], [3.0, 4.0]]
r = A[0]
Loss = sum(A) * sum(r)
d = gradient of Loss with respect to r
