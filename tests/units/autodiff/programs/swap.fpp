# inputs: {'x': [1.0, 2.0, 4.0]}
y = x * 1
y[0], y[1] = y[1], y[0]
y[2] = y[0] * y[1] * y[2]
Loss = y[0] * 3 + y[1] * 5 + y[2]
g_x = gradient of Loss w.r.t. x
