# inputs: {'x': [0.3, -0.9, 1.7]}
y = x[x > 0]
Loss = sum(y^3)
g_x = gradient of Loss w.r.t. x
