# inputs: {'v': [0.5, -1.0, 2.0], 'w': 0.7}
s = 0
for x in v:
    s += x * w
Loss = s ^ 2 + w
g_v, g_w = gradient of Loss w.r.t. v, w
