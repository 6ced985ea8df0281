# inputs: {'A': [[0.1, 0.2], [0.3, 0.4]], 'B': [[0.5, -0.2]]}
Ws = [A, B]
h = [1.0, 2.0]
for W in Ws:
    h = tanh(W x h)
Loss = sum(h ^ 2) + sum(Ws[0])
g_A, g_B = gradient of Loss w.r.t. A, B
gs = gradient of Loss w.r.t. Ws
