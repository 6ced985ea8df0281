// Each pass reads what the one before has changed, by its other name.
Function behind(v: Tensor):
    w = v
    for i in range(v.len() - 2, -1, -1):
        w[i] += v[i + 1]

u = [1, 2, 3.0]
behind(u)
print(u)  # expect: [6. 5. 3.]

Function below(A: Tensor):
    B = A
    for i in range(A.rows - 2, -1, -1):
        for j in A.cols:
            B[i][j] += A[i + 1][j]

M = [[1, 2], [3, 4], [5, 6.0]]
below(M)
print(M[0])  # expect: [ 9. 12.]
