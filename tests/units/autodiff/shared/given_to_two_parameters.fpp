# says: copy of its own
Function f(w, v) -> g:
    Loss = sum(w * v ^ 2)
    g = gradient of Loss with respect to w
W = [1.0, 2.0]
V = W
d = f(W, V)
