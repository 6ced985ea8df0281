# inputs: {'A': [[[1.0, 2.0], [3.0, 4.0]], [[0.5, 0.1], [0.2, 0.3]]], 'B': [[1.0, 0.5], [0.2, -1.0]]}
C = A @ B
Loss = sum(C ^ 2)
g_A, g_B = gradient of Loss w.r.t. A, B
