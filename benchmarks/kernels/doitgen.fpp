// Every row of a stack of matrices times a matrix.
Function doitgen(A: Tensor, C):
    for r in A.shape[0]:
        for q in A.shape[1]:
            total = zeros(C.cols)
            for p in C.cols:
                for s in C.rows:
                    total[p] += A[r][q][s] * C[s][p]
            for p in C.cols:
                A[r][q][p] = total[p]
