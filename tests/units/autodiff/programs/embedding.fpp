# inputs: {'E': [[1.0, 2.0], [0.5, -1.0], [0.1, 0.2]]}
words = [2, 0, 2]
vecs = E[words]
h = [0.0, 0.0]
for v in vecs:
    h = tanh(h + v)
Loss = sum(h)
g_E = gradient of Loss w.r.t. E
