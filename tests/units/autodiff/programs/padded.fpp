# inputs: {'img': [[0.1, 0.2], [0.3, -0.4]], 'k': [[0.2, -0.1, 0.3], [0.1, 0.3, 0.2], [0.4, 0.1, 0.2]]}
P = zeros((4, 4))
P[1:3, 1:3] = img
out = zeros((2, 2))
for i in 2:
    for j in 2:
        out[i, j] = sum(P[i:i+3, j:j+3] * k)
Loss = sum(out ^ 2)
g_img, g_k = gradient of Loss w.r.t. img, k
