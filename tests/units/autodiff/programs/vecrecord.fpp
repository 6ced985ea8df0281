# inputs: {'x': [0.5, -1.0, 2.0]}
params = {W: x * 2, b: x[0]}
params.b = params.b * 3
params["W"] = params.W * x
Loss = sum(params.W) * params.b
g_x = gradient of Loss w.r.t. x
