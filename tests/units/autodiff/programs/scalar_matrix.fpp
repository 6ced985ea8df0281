# inputs: {'s': 2.0, 'M': [[1.0, 2.0], [3.0, 4.0]]}
Loss = sum(s * M + M / s - s)
g_s, g_M = gradient of Loss w.r.t. s, M
