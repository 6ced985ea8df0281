# inputs: {'w': [1.0, 2.0, 3.0, 4.0]}
total = 0
for i in w.len():
    if total > 4:
        break
    total += w[i] * w[i] * (i + 1)
Loss = total * 2
g_w = gradient of Loss w.r.t. w
