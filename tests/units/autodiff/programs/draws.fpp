# inputs: {'x': [0.5, -1.0, 2.0], 'w': [1.0, 2.0, 3.0]}
y = random(3) * x + random(3) * w * x
Loss = sum(y ^ 2) * (random() if x[0] > 0 else random() * 2)
g_x, g_w = gradient of Loss w.r.t. x, w
