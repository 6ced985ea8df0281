# inputs: {'x': [[0.3, -1.2, 2.0], [1.1, 0.4, -0.6]]}
w = [[1.0, -2.0, 0.5], [0.3, 0.7, 1.1]]
Loss = sum(w * log(Softmax(x)))
g_x = gradient of Loss w.r.t. x
