# inputs: {'x': 1.3}
Function f(a, b):
    return a * b + a
Loss = f(x, x) + x - x + x / x
g_x = gradient of Loss w.r.t. x
