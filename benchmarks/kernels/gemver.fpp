// Two rank-one updates, then two matrix-vector products.
Function gemver(alpha, beta, A: Tensor, u1, v1, u2, v2, w: Tensor, x: Tensor, y, z):
    n = A.rows
    for i in n:
        for j in n:
            A[i][j] += u1[i] * v1[j] + u2[i] * v2[j]
    for i in n:
        for j in n:
            x[i] += beta * A[j][i] * y[j]
    for i in n:
        x[i] += z[i]
    for i in n:
        for j in n:
            w[i] += alpha * A[i][j] * x[j]
