# inputs: {'w': [0.3, -0.2]}
tasks = [[1.0, 2.0], [0.5, -1.0]]
Loss = 0
for target in tasks:
    fast = w
    for k in 2:
        inner = sum((fast - target) ^ 4)
        g = gradient of inner w.r.t. fast
        fast = fast - 0.01 * g
    Loss += sum((fast - target) ^ 2)
g_w = gradient of Loss w.r.t. w
