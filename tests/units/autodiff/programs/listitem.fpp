# inputs: {'a': [0.3, -0.9]}
xs = [a * 2, a * a]
Loss = sum(xs[0] * xs[1])
g_a = gradient of Loss w.r.t. a
