# says: copy of its own
Function f(w, v):
    Loss = sum(w * v ^ 2)
    return gradient of Loss with respect to v
Function h(a):
    return f(a, a)
d = h([1.0, 2.0])
