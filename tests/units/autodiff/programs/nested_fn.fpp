# inputs: {'x': [1.0, 2.0]}
Function outer(v):
    Function inner(t):
        return t * t * v[0]
    return inner(v[1]) + inner(2)
Loss = outer(x)
g_x = gradient of Loss w.r.t. x
