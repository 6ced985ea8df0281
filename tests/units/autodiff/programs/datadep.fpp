# inputs: {'x': 3.0}
y = x
n = 0
while y < 5000:
    y = y * y
    n += 1
Loss = y
g_x = gradient of Loss w.r.t. x
