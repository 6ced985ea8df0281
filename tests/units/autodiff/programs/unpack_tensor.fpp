# inputs: {'M': [[0.7, -0.2], [0.3, 0.5], [1.0, 2.0]]}
Loss = 0
for a, b in M:
    Loss += a * b ^ 2
g_M = gradient of Loss w.r.t. M
