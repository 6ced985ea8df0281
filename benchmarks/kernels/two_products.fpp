// D = alpha A B C + beta D, two products one after the other.
Function two_products(alpha, beta, A, B, C, D: Tensor):
    Half = zeros(A.rows, B.cols)
    for i in A.rows:
        for j in B.cols:
            for k in A.cols:
                Half[i][j] += alpha * A[i][k] * B[k][j]
    for i in A.rows:
        for j in C.cols:
            D[i][j] *= beta
            for k in B.cols:
                D[i][j] += Half[i][k] * C[k][j]
