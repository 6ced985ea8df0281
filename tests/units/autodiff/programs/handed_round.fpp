# inputs: {'h0': [0.5, -1.0], 'k0': [2.0, 0.3], 'b': [0.2, 0.1], 'w': 1.1}
h = h0 * 1
k = k0 * 1
for t in 3:
    new = h * w
    k[0] = k[0] * 2
    h = k + b
    k = new * 1
Loss = sum(h ^ 2) + sum(k ^ 3)
g_h0, g_k0, g_b, g_w = gradient of Loss w.r.t. h0, k0, b, w
