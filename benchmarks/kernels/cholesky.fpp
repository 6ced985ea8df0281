// A = L Lᵀ: the lower triangle of A becomes L.
Function cholesky(A: Tensor):
    for i in A.rows:
        for j in i:
            for k in j:
                A[i][j] -= A[i][k] * A[j][k]
            A[i][j] = A[i][j] / A[j][j]
        for k in i:
            A[i][i] -= A[i][k] * A[i][k]
        A[i][i] = sqrt(A[i][i])
