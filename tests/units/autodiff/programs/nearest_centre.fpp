# inputs: {'C': [[0.1, 0.2], [1.3, 0.9]]}
P = [[0.0, 0.1], [1.0, 1.2], [0.3, 0.4], [1.5, 1.0]]
Loss = 0
for p in P:
    best = infinity
    for q in C:
        d = sum((p - q) ^ 2)
        if d < best:
            best = d
    Loss += best
g_C = gradient of Loss w.r.t. C
