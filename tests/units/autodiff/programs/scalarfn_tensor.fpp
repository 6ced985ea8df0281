# inputs: {'x': [0.5, -1.0, 2.0]}
Function leaky(v, a):
    if v > 0:
        return v * v
    return a * v
s = 0.3
Loss = sum(leaky(x, s) * x)
g_x = gradient of Loss w.r.t. x
