// A = L U in place, without pivots.
Function lu(A: Tensor):
    for i in A.rows:
        for j in i:
            for k in j:
                A[i][j] -= A[i][k] * A[k][j]
            A[i][j] = A[i][j] / A[j][j]
        for j from i to A.rows - 1:
            for k in i:
                A[i][j] -= A[i][k] * A[k][j]
