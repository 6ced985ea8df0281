# inputs: {'X': [[0.1, 0.2, 0.5], [0.3, -0.4, 1.0]], 'W1': [[0.2, -0.1], [0.1, 0.3], [0.3, 0.4]], 'W2': [[0.7, 0.1], [-0.1, 0.3], [0.3, 0.9]]}
heads = []
for W in [W1, W2]:
    Q = X x W
    A = Softmax(Q @ transpose(Q) / sqrt(2))
    heads.append(A @ Q)
Out = concat(heads)
Loss = sum(Out ^ 3)
g_X, g_W1, g_W2 = gradient of Loss w.r.t. X, W1, W2
