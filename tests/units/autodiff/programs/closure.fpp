# inputs: {'a': 2.0, 'b': 3.0}
f = x -> x * a + b
Loss = f(2) * f(b)
g_a, g_b = gradient of Loss w.r.t. a, b
