// B = alpha Aᵀ B for a unit lower triangle A, in place.
Function trmm(alpha, A, B: Tensor):
    for i in B.rows:
        for j in B.cols:
            for k from i + 1 to B.rows - 1:
                B[i][j] += A[k][i] * B[k][j]
            B[i][j] = alpha * B[i][j]
