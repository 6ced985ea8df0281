# inputs: {'w': [[0.5, 1.3], [2.0, 3.0]]}
total = 0
for row in w:
    for v in row:
        total += v * v
        if total > 3:
            break
    total = total * 1.1
Loss = total
g_w = gradient of Loss w.r.t. w
