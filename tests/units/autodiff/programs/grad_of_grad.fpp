# inputs: {'x': [1.5, 0.3]}
y = sum(x^3)
d = gradient of y w.r.t. x
Loss = sum(d^2)
g_x = gradient of Loss w.r.t. x
