# inputs: {'x': [[0.3, -1.2, 2.0], [1.1, 0.4, -0.6]]}
w = [1.0, -2.0]
Loss = sum(w * sqrt(sum(x ^ 2, axis=1)))
g_x = gradient of Loss w.r.t. x
