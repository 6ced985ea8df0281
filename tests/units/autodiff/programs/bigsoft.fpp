# inputs: {'x': [1000.0, 1000.0, -1000.0]}
P = Softmax(x)
Loss = P[0] * 2 + P[2] + log_softmax(x / 100)[2] + sum(Sigmoid(x)) + sum(softplus(x) * 0.001) + sum(tanh(x))
g_x = gradient of Loss w.r.t. x
