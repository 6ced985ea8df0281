# inputs: {'x': [-1.0, 0.5, 2.0]}
Loss = sum(where(x > 0, sqrt(x), 0))
g_x = gradient of Loss w.r.t. x
