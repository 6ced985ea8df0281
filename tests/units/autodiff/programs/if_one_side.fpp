# inputs: {'a': 1.5}
y = a * a
if a > 1:
    y = y * a
Loss = y
g_a = gradient of Loss w.r.t. a
