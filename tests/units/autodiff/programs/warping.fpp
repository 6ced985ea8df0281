# inputs: {'a': [0.5, -1.0, 2.0], 'b': [0.3, 0.1, 1.5]}
D = full((4, 4), 1000.0)
D[0][0] = 0
for i from 1 to 3:
    for j from 1 to 3:
        cost = (a[i - 1] - b[j - 1]) ^ 2
        D[i][j] = cost + min(D[i - 1][j], D[i][j - 1], D[i - 1][j - 1])
Loss = D[3][3]
g_a, g_b = gradient of Loss w.r.t. a, b
