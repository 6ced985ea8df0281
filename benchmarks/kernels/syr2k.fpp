// The lower triangle of C = beta C + alpha (A Bᵀ + B Aᵀ).
Function syr2k(alpha, beta, A, B, C: Tensor):
    for i in A.rows:
        for j in i + 1:
            C[i][j] *= beta
        for k in A.cols:
            for j in i + 1:
                C[i][j] += A[j][k] * alpha * B[i][k] + B[j][k] * alpha * A[i][k]
