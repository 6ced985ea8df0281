# inputs: {'x': 1.3}
y = x
y = y*y
y = y*y + x
Loss = y
g_x = gradient of Loss w.r.t. x
