// y = alpha A x + beta B x.
Function gesummv(alpha, beta, A, B, x) -> y:
    y = zeros(A.rows)
    for i in A.rows:
        s = 0
        t = 0
        for j in A.cols:
            s += A[i][j] * x[j]
            t += B[i][j] * x[j]
        y[i] = alpha * s + beta * t
