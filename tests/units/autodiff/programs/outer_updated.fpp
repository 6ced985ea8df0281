# inputs: {'W': [1.0, 2.0]}
Function pred(v):
    return sum(P * v)
P = W * 1
a = pred([1.0, 2.0])
P = P * 2
Loss = a * pred([3.0, 1.0])
g_W = gradient of Loss w.r.t. W
