# inputs: {'x': 1.1}
y = x
repeat:
    y = y * y + x
until y > 10
Loss = y
g_x = gradient of Loss w.r.t. x
