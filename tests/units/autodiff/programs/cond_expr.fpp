# inputs: {'a': 1.5, 'b': 2.5}
y = (a if a > b else b) * a + (a * b if a < 0 else a ^ 2)
Loss = y if y > 0 else -y
g_a, g_b = gradient of Loss w.r.t. a, b
