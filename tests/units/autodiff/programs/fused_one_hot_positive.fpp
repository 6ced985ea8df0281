# inputs: {'t': 0.8}
x = [[0.3, -1.2, 2.0], [1.1, 0.4, -0.6]] * t
y = one_hot([2, 0], 3)
p = Softmax(x)
Loss = sum(y * log(p))
g_t = gradient of Loss w.r.t. t
