# inputs: {'w': [1.0, -2.0, 3.0, -4.0]}
total = 0
for v in w:
    if v < 0:
        continue
    total += v^3
Loss = total
g_w = gradient of Loss w.r.t. w
