// s = r A and q = A p, from one nest.
Function bicg(A, r, p) -> Pair:
    s = zeros(A.cols)
    q = zeros(A.rows)
    for i in A.rows:
        for j in A.cols:
            s[j] += r[i] * A[i][j]
            q[i] += A[i][j] * p[j]
    return s, q
