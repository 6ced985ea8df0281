# inputs: {'u': [0.1, 0.2], 'v': [0.3, -0.4]}
z = [a * b ^ 2 for a, b in zip(u, v)]
y = [i * a for i, a in enumerate(u)]
Loss = sum(z) + sum(y) ^ 2
g_u, g_v = gradient of Loss w.r.t. u, v
