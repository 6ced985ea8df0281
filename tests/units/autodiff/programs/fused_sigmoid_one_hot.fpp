# inputs: {'t': 0.8}
x = [0.3, -1.2, 2.0] * t
y = one_hot(1, 3)
p = Sigmoid(x)
Loss = -mean(y * log(p) + (1 - y) * log(1 - p))
g_t = gradient of Loss w.r.t. t
