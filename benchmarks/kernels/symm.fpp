// C = beta C + alpha A B, of A only the lower triangle is stored.
Function symm(alpha, beta, A, B, C: Tensor):
    for i in C.rows:
        for j in C.cols:
            t = 0
            for k in i:
                C[k][j] += alpha * B[i][j] * A[i][k]
                t += B[k][j] * A[i][k]
            C[i][j] = beta * C[i][j] + alpha * B[i][j] * A[i][i] + alpha * t
