# says: copy of its own
Function f(w, v, k):
    w[:] = w * k
    Loss = sum(w * v ^ 2)
    return gradient of Loss with respect to k
W = [1.0, 2.0]
V = W
d = f(W, V, [2.0, 3.0])
