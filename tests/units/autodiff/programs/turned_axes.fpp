# inputs: {'A': [[0.5, -1.0], [2.0, 0.3]], 'B': [[0.1, 0.7], [0.2, -0.4]]}
Function turned(T):
    R = zeros((2, 2, 3))
    for i in 3:
        for j in 2:
            for k in 2:
                R[j, k, i] = T[i, j, k] * (i + 1)
    return R
T = stack([A, B, A * B])
R = turned(T)
Loss = sum(R[0] ^ 2) + sum(R[1, 0] ^ 3)
g_A, g_B = gradient of Loss w.r.t. A, B
