# inputs: {'x': [0.3, -1.2, 2.0]}
Loss = 1.7 * sqrt(sum(x ^ 2))
g_x = gradient of Loss w.r.t. x
