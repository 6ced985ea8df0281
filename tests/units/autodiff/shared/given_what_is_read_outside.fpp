# says: copy of its own
W = [1.0, 2.0]
Function f(v):
    Loss = sum(W * v ^ 2)
    return gradient of Loss with respect to v
d = f(W)
