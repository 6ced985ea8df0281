# inputs: {'x': [1.0, 0.5, -0.3, 0.8, 0.2, 1.1], 'k': [0.5, -1.0]}
out = []
i = 0
while i + 2 <= x.len():
    s = 0
    for j, weight in enumerate(k):
        s += x[i + j] * weight
    out.append(max(0, s))
    i += 2
Loss = sum(out)
Loss = Loss ^ 2
g_x, g_k = gradient of Loss w.r.t. x, k
