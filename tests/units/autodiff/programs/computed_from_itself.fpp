# inputs: {'x0': [0.5, -1.0, 2.0, 0.3]}
x = x0 * 1
y = x * 2
x = x[0] * y + x[1] + x
x = concat(x[2:], x[:2]) * x
s = sum(x)
x[1:3] = x[0:2] * x[2:4]
Loss = sum(x ^ 2) + s + y[0]
g_x0 = gradient of Loss w.r.t. x0
