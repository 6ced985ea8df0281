# inputs: {'a': [0.5, -1.0], 'b': [2.0, 0.3]}
s = a + b
Loss = sum(s ^ 2)
da, g_b = gradient of Loss w.r.t. a, b
da[0] = 100
