# inputs: {'a': [0.5, -1.0], 'b': [1.0, 2.0]}
Function swap_in(x, y):
    z = x * 2
    row = z
    row[0] = y[1] * 3
    return z * row
M = [a, b]
Loss = sum(swap_in(a, b) ^ 2)
g_a, g_b = gradient of Loss w.r.t. a, b
