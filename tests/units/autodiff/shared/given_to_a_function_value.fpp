# says: copy of its own
Function f(w, v):
    Loss = sum(w * v ^ 2)
    return gradient of Loss with respect to v
g = f
A = [[1.0, 2.0], [3.0, 4.0]]
d = g(A[0], A[0])
