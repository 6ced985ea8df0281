# inputs: {'A': [[1.0, 2.0], [3.0, 4.0], [0.5, -1.0]], 'u': [0.3, -0.7, 0.2]}
y = u x A
Loss = sum(exp(y))
g_A, g_u = gradient of Loss w.r.t. A, u
