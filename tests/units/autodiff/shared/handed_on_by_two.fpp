# says: copy of its own
Function f(w, v):
    Loss = sum(w * v ^ 2)
    return gradient of Loss with respect to v
Function h(a, b):
    return f(a, b)
Function g(a, b):
    return h(a, b)
W = [1.0, 2.0]
d = g(W, W)
