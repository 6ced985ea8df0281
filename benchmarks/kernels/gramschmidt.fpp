// A = Q R with orthonormal columns of Q, column by column.
Function gramschmidt(A) -> Pair:
    Q = zeros(A.rows, A.cols)
    R = zeros(A.cols, A.cols)
    for k in A.cols:
        length = 0
        for i in A.rows:
            length += A[i][k] * A[i][k]
        R[k][k] = sqrt(length) + 0.001
        for i in A.rows:
            Q[i][k] = A[i][k] / R[k][k]
        for j from k + 1 to A.cols - 1:
            for i in A.rows:
                R[k][j] += Q[i][k] * A[i][j]
            for i in A.rows:
                A[i][j] -= Q[i][k] * R[k][j]
    return Q, R
