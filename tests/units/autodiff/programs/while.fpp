# inputs: {'x': 1.7}
y = x
k = 0
while y < 100:
    y = y * y
    k += 1
Loss = y * k
g_x = gradient of Loss w.r.t. x
