# inputs: {'x': [1.0, 2.0, -1.0, 0.5, 3.0], 'k': [0.2, -0.4, 0.1]}
out = []
for i in range(0, 3):
    s = 0
    for j in k.len():
        s += x[i + j] * k[j]
    out.append(ReLU(s))
Loss = sum(out)
g_x, g_k = gradient of Loss w.r.t. x, k
