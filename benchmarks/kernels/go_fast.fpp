// A matrix plus the sum of the tanh of its diagonal.
Function go_fast(A) -> Out:
    Out = zeros(A.rows, A.cols)
    trace = 0
    for i in A.rows:
        trace += tanh(A[i][i])
    for i in A.rows:
        for j in A.cols:
            Out[i][j] = A[i][j] + trace
