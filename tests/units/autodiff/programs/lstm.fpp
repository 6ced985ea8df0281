# inputs: {'W': [[0.1, 0.2], [0.3, -0.4]], 'U': [[0.2, -0.1], [0.1, 0.3]]}
xs = [[1.0, 0.5], [0.3, -1.0], [0.2, 0.1]]
h = [0.0, 0.0]
c = [0.0, 0.0]
for x in xs:
    i = Sigmoid(W x x + U x h)
    f = Sigmoid(U x x - W x h)
    c = f * c + i * tanh(W x x)
    h = i * tanh(c)
Loss = sum(h ^ 2) + sum(c)
g_W, g_U = gradient of Loss w.r.t. W, U
