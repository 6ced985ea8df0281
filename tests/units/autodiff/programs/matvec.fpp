# inputs: {'A': [[1.0, 2.0], [3.0, 4.0], [0.5, -1.0]], 'v': [0.3, -0.7]}
y = A x v
Loss = sum(y^2) + y x y
g_A, g_v = gradient of Loss w.r.t. A, v
