# inputs: {'A': [[0.5, -1.0], [2.0, 0.3]], 'B': [[0.1, 0.7], [0.2, -0.4]]}
Function contracted(A, B):
    R = zeros((2, 2, 2))
    for i in 2:
        for j in 2:
            for k in 2:
                R[i, j, k] = A[i, j] * B[j, k]
    return R
Function bilinear(u, A, v):
    total = 0
    for i in 2:
        for j in 2:
            total += u[i] * A[i, j] * v[j]
    return total
Function batched(A, B):
    C = zeros((2, 2))
    for b in 2:
        for i in 2:
            for j in 2:
                C[b, i] += A[b, j] * B[i, j] * A[b, i]
    return C
R = contracted(A, B)
Loss = sum(R[0] ^ 2) + sum(R[1, 0] ^ 3) + bilinear(A[0], B, A[1]) ^ 2 + sum(batched(A, B) ^ 2)
g_A, g_B = gradient of Loss w.r.t. A, B
