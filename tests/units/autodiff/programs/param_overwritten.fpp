# inputs: {'x': 1.3}
Function f(a):
    a = a * 2
    b = a
    a = a * b
    return a + b
Loss = f(x)
g_x = gradient of Loss w.r.t. x
