# inputs: {'w': [0.5, 1.3, 2.0]}
xs = []
for v in w:
    xs.append(v * v)
xs[0] = xs[1] * 3
last = xs.pop()
Loss = sum(xs) * last
g_w = gradient of Loss w.r.t. w
