# inputs: {'x': [[0.3, -1.2, 2.0], [1.1, 0.4, -0.6]]}
w = [1.0, -2.0, 0.5]
Loss = sum(w * sqrt(sum(x * x, axis=0)))
g_x = gradient of Loss w.r.t. x
