# inputs: {'A': [[1.0, 2.0], [3.0, 4.0]], 'x': [0.5, -1.5]}
Loss = x x A x x
g_A, g_x = gradient of Loss w.r.t. A, x
