# inputs: {'x': [0.5, -1.0, 2.0]}
Function use(p):
    return sum(p.W * p.W) * p.b
params = {W: x * 2, b: x[0]}
Loss = use(params)
g_x = gradient of Loss w.r.t. x
