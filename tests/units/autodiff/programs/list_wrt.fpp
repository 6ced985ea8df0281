# inputs: {'W': [1.0, 2.0], 'b': 0.5}
params = [W, W * 2]
L = sum(params[0]^2) + sum(params[1]) * b
Loss = L
g_b = gradient of Loss w.r.t. b
gp = gradient of Loss w.r.t. params
g_W = gradient of Loss w.r.t. W
