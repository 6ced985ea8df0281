# inputs: {'x': [1.0, 2.0]}
Function outer(v):
    k = v[0] * 2
    f = t -> t * k + v[1]
    return f(3) * f(v[1])
Loss = outer(x)
g_x = gradient of Loss w.r.t. x
