# inputs: {'v': [0.5, -1.0, 2.0], 'a': 0.7}
s = a
for x in v * s:
    s = s + x
Loss = s ^ 2
g_v, g_a = gradient of Loss w.r.t. v, a
