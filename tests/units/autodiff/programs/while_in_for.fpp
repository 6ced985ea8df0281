# inputs: {'w': [0.5, 1.3, 2.0]}
total = 0
for v in w:
    k = v
    while k < 5:
        k = k * 1.7 + v
    total += k * k
Loss = total
g_w = gradient of Loss w.r.t. w
