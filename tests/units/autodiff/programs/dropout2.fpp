# inputs: {'x': [0.5, -1.0, 2.0]}
mask = random(3) > 0.3
y = x * mask / 0.7
Loss = sum(y ^ 2)
g_x = gradient of Loss w.r.t. x
