# inputs: {'A': [[0.5, -1.0], [2.0, 0.3]]}
Function trace_of(A):
    total = 0
    for i in A.rows():
        total += A[i, i] ^ 2
    return total
Function diagonal_of(A):
    d = zeros(2)
    for i in 2:
        d[i] = A[i, i] * (i + 1)
    return d
Loss = trace_of(A) + sum(diagonal_of(A) ^ 3)
g_A = gradient of Loss w.r.t. A
