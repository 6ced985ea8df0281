# inputs: {'t': 0.8}
x = [[0.3, -1.2, 2.0], [1.1, 0.4, -0.6]] * t
w = [[1.0, 2.0, 0.5], [0.3, 0.7, 1.1]]
y = [[0.2, 0.5, 0.3], [0.3, 0.1, 0.6]]
p = Softmax(x)
Loss = sum(w * y * log(p))
g_t = gradient of Loss w.r.t. t
