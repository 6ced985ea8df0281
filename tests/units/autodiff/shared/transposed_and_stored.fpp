# says: use one name for it
A = [[1.0, 2.0], [3.0, 4.0]]
B = A.T
V = B[:, 0]
k = [1.5, 0.5]
V[:] = V * k
Loss = sum(A[0] * V)
d = gradient of Loss with respect to k
