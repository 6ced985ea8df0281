# inputs: {'x': [0.5, -1.0, 2.0]}
n = sqrt(sum(x ^ 2))
y = x / n
Loss = y[0] * y[1] + n
g_x = gradient of Loss w.r.t. x
