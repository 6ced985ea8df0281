// y = Aᵀ (A x).
Function atax(A, x) -> y:
    y = zeros(A.cols)
    for i in A.rows:
        t = 0
        for j in A.cols:
            t += A[i][j] * x[j]
        for j in A.cols:
            y[j] += A[i][j] * t
