# inputs: {'W': [[0.3, -1.2], [0.5, 0.1]], 'V': [[0.2, 0.4], [0.1, 0.9]]}
seed(7)
x = [0.5, -0.2]
mu = W x x
logvar = 0.1 * mu
z = mu + exp(0.5 * logvar) * normal(0, 1, 2)
rec = V x z
Loss = sum((rec - x) ^ 2) - 0.5 * sum(1 + logvar - mu ^ 2 - exp(logvar))
g_W, g_V = gradient of Loss w.r.t. W, V
