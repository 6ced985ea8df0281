# inputs: {'w': [0.5, 1.3, 2.0]}
M = zeros(3, 3)
for i in 3:
    for j in 3:
        M[i][j] = w[i] * w[j] + i
M[1] = M[0] * 2
M[:, 2] = w
Loss = sum(M ^ 2)
g_w = gradient of Loss w.r.t. w
