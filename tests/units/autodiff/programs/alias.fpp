# inputs: {'x': [1.0, 2.0]}
y = x * 1
z = y
z[0] = 3 * z[1]
Loss = sum(y * y)
g_x = gradient of Loss w.r.t. x
