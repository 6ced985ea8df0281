# inputs: {'x': 0.01}
y = x
for i in 10000:
    y = y * 0.9999 + sin(x) * 0.001
Loss = y
g_x = gradient of Loss w.r.t. x
