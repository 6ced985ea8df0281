# inputs: {'x': [1.0, 2.0]}
v = [1, 2, 3]
W = [[1, 2], [3, 4]]
Loss = sum((W x x)^2) * v[1] + sum(x / 2)
g_x = gradient of Loss w.r.t. x
