# inputs: {'x': [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]}
W = [0.1, -0.2]
b = 0.05
Y = [0.0, 1.0, 1.0, 1.0]
for epoch in 5:
    Z = x x W + b
    P = Sigmoid(Z)
    Loss = -mean(Y * log(P) + (1 - Y) * log(1 - P))
    dW, db = gradient of Loss w.r.t. W, b
    W -= 0.5 * dW
    b = b - 0.5 * db
g_x = gradient of Loss w.r.t. x
