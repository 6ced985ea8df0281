# inputs: {'a': 2.0}
Function two(x):
    return x * x, x + 1
p, q = two(a)
u, v = q, p
Loss = p * q + u * v
g_a = gradient of Loss w.r.t. a
