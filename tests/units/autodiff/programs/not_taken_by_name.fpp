# inputs: {'x': [-1.0, 0.5, 2.0]}
y = sqrt(x)
Loss = sum(where(x > 0, y, 0))
g_x = gradient of Loss w.r.t. x
