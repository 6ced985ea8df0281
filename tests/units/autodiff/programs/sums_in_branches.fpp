# inputs: {'x': [0.5, -1.0], 'b': [2.0, 0.3], 'c': 0.4}
t = x * 3
if c > 0:
    s = x + b
else:
    s = 2 * x + 2 * b
Loss = sum(s ^ 2) + sum(t ^ 2)
g_x, g_b = gradient of Loss w.r.t. x, b
