# inputs: {'x': [0.3, 0.9, 1.7, 2.2, -1.0]}
y = x[1:4]
z = x[::2]
Loss = sum(y * y) + sum(z) * y[0] + x[-1] * x[0] + sum(reversed(x) * x * [1.0,2.0,3.0,4.0,5.0])
g_x = gradient of Loss w.r.t. x
