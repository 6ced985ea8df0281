# inputs: {'W': [0.5, -0.2]}
X = [[1.0, 2.0], [3.0, 4.0], [0.5, -1.0], [2.0, 0.1]]
Y = [1.0, 0.0, 1.0, 0.5]
Loss = 0
for start from 0 to 3 step 2:
    batch = X[start:start + 2]
    target = Y[start:start + 2]
    out = Sigmoid(batch x W)
    Loss += mean((out - target) ^ 2)
g_W = gradient of Loss w.r.t. W
