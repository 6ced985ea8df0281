# inputs: {'x': [0.5, -1.0, 2.0]}
total = 0
for i in 3:
    total += (x[i] * normal(0, 1)) ^ 2
Loss = total
g_x = gradient of Loss w.r.t. x
