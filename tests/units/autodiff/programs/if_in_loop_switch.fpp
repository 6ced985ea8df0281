# inputs: {'x': 1.7}
y = 0.5
for i in 6:
    if i mod 2 == 0:
        y = y * x
    else:
        y = y + x
Loss = y
g_x = gradient of Loss w.r.t. x
