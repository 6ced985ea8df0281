# inputs: {'p': 0.5, 'q': 2.0, 'w': 1.1}
h0 = [p, 1.0]
k0 = [q, -1.0]
b = [0.1, 0.2]
h = h0 * 1
k = k0 * 1
for t in 3:
    new = h * w
    k[0] = k[0] * 2
    h = k + b
    k = new * 1
Loss = sum(h ^ 2) + sum(k ^ 3)
g_p, g_q, g_w = gradient of Loss w.r.t. p, q, w
