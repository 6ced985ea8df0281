# inputs: {'c': [[1.0], [2.0]], 'r': [[3.0, 4.0, 5.0]]}
Loss = sum((c * r + c - r) ^ 2)
g_c, g_r = gradient of Loss w.r.t. c, r
