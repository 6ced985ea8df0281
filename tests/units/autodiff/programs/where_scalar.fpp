# inputs: {'x': [1.0, -2.0, 3.0]}
y = where(x > 0, x * x, 0)
z = where(x > 0, 1, x)
Loss = sum(y * z) + sum(maximum(x, 0.5)) + sum(minimum(x, 2))
g_x = gradient of Loss w.r.t. x
