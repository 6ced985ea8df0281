# says: with respect to row
A = [[1.0, 2.0], [3.0, 4.0]]
for row in A:
    Loss = sum(row * A[0] ^ 2)
    d = gradient of Loss with respect to A
