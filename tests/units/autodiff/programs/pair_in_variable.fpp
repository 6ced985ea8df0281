# inputs: {'x': [1.0, 2.0], 'a': 0.5}
Function two(x, a):
    return x * a, sum(x) * a ^ 2
y = two(x, a)
z = two(x * 2, a)
p, q = z
Loss = sum(y[0] ^ 2) * y[1] + sum(p) * q
g_x, g_a = gradient of Loss w.r.t. x, a
