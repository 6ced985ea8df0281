# inputs: {'a': 1.0, 'b': 3.0, 'c': 2.0}
Loss = max(a, b, c) * a + min(a * b, c)
g_a, g_b, g_c = gradient of Loss w.r.t. a, b, c
