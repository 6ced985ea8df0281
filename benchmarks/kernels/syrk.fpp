// The lower triangle of C = beta C + alpha A Aᵀ.
Function syrk(alpha, beta, A, C: Tensor):
    for i in A.rows:
        for j in i + 1:
            C[i][j] *= beta
        for k in A.cols:
            for j in i + 1:
                C[i][j] += alpha * A[i][k] * A[j][k]
