# inputs: {'W': [[0.1, 0.2], [0.3, 0.4]], 'b': [0.1, -0.1]}
X = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
Y = [0, 1, 1]
Z = X x W + b
P = Softmax(Z)
Loss = 0
for i, label in enumerate(Y):
    Loss -= log(P[i][label])
Loss = Loss / 3 + 0.01 * sum(W^2)
g_W, g_b = gradient of Loss w.r.t. W, b
