# inputs: {'a': [0.5, -1.0], 'b': [2.0, 0.3]}
x = a * 1
x[0] = 3 * b[1]
x += b
Loss = sum(x ^ 2)
g_a, g_b = gradient of Loss w.r.t. a, b
