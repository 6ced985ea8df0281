# inputs: {'x': 3}
y = x * x
Loss = y * x + y
g_x = gradient of Loss w.r.t. x
