# inputs: {'A': [[1.0, 2.0], [0.3, 0.4]], 'B': [[0.5, 0.1], [0.2, 0.7]], 'u': [1.0, 2.0]}
h = u
for W in (A, B):
    h = tanh(W x h)
for W in [A, B]:
    h = h + W x u
Loss = sum(h ^ 2)
g_A, g_B, g_u = gradient of Loss w.r.t. A, B, u
