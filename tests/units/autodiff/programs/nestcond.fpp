# inputs: {'a': 1.5, 'b': 2.5}
Loss = a * (b * (a if a > 0 else b) if b > 1 else a) + (a ^ 2 if (b if a > 1 else a) > 2 else b)
g_a, g_b = gradient of Loss w.r.t. a, b
