// G = (A B) (C D).
Function three_products(A, B, C, D) -> G:
    E = zeros(A.rows, B.cols)
    F = zeros(C.rows, D.cols)
    G = zeros(A.rows, D.cols)
    for i in A.rows:
        for j in B.cols:
            for k in A.cols:
                E[i][j] += A[i][k] * B[k][j]
    for i in C.rows:
        for j in D.cols:
            for k in C.cols:
                F[i][j] += C[i][k] * D[k][j]
    for i in A.rows:
        for j in D.cols:
            for k in B.cols:
                G[i][j] += E[i][k] * F[k][j]
