# inputs: {'p': 0.5, 'q': 2.0, 'c': 0.3}
v = [p, q]
z = v * 1
if c > 0:
    z = v * c
    v2 = z + 1
else:
    v2 = v
Loss = sum(z) + sum(v) + sum(v2)
g_p, g_q, g_c = gradient of Loss w.r.t. p, q, c
