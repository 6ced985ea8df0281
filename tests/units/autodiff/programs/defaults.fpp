# inputs: {'x': [0.5, -1.0]}
Function f(v, k = 2, s = 0.5):
    return sum(v ^ k) * s
Loss = f(x) + f(x, 3) + f(x, s = 2)
g_x = gradient of Loss w.r.t. x
