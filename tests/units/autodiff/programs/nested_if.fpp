# inputs: {'a': 1.5, 'b': -0.5}
if a > 0:
    if b > 0:
        y = a * b
    else:
        y = a - b * b
elif a > -1:
    y = a
else:
    y = b
Loss = y * y
g_a, g_b = gradient of Loss w.r.t. a, b
