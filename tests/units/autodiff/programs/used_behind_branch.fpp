# inputs: {'w': 0.5, 'v': [1.0, 2.0], 'c': 0.3}
y = w * 1
z = v * 1
if c > 0:
    y = w * 2
    z = v * y
else if c < -1:
    z = z + 1
Loss = y + w + sum(z) + sum(v)
g_w, g_v = gradient of Loss w.r.t. w, v
