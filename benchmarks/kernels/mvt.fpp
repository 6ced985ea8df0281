// x1 += A y1 and x2 += Aᵀ y2.
Function mvt(A, x1: Tensor, x2: Tensor, y1, y2):
    for i in A.rows:
        for j in A.rows:
            x1[i] += A[i][j] * y1[j]
    for i in A.rows:
        for j in A.rows:
            x2[i] += A[j][i] * y2[j]
