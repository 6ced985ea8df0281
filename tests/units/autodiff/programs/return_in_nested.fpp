# inputs: {'w': [[0.5, 1.3], [2.0, 3.0]]}
Function search(M):
    acc = 1
    for row in M:
        for v in row:
            acc = acc * (v + 1)
            if acc > 4:
                return acc * v
    return acc
Loss = search(w) ^ 2
g_w = gradient of Loss w.r.t. w
