# inputs: {'w': [0.5, 1.3, 2.0]}
xs = [v * v for v in w]
Loss = sum(xs) + max(xs)
g_w = gradient of Loss w.r.t. w
