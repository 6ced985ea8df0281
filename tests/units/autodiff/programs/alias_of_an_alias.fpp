# inputs: {'k': [1.5, 0.5, 2.0]}
W = [1.0, 2.0, 3.0]
U = W
V = U
V[:] = V * k
W *= 3
for e in V:
    e = e ^ 2
Loss = sum(U * V ^ 2)
g_k = gradient of Loss w.r.t. k
