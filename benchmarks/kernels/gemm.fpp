// C = beta C + alpha A B.
Function gemm(alpha, beta, A, B, C: Tensor):
    for i in A.rows:
        for j in B.cols:
            C[i][j] *= beta
        for k in A.cols:
            for j in B.cols:
                C[i][j] += alpha * A[i][k] * B[k][j]
