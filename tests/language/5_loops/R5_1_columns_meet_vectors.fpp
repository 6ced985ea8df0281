// A column of a matrix is a vector, whatever loop takes it.
Function weighted_means(data, r) -> means:
    means = zeros(r.cols)
    for j in r.cols:
        means[j] = sum(r[:, j] * data) / sum(r[:, j])

Function gram_schmidt(A) -> Q:
    Q = zeros(A.shape)
    for j in A.cols:
        v = A[:, j].clone()
        for i in j:
            v -= sum(Q[:, i] * A[:, j]) * Q[:, i]
        Q[:, j] = v / sqrt(sum(v * v))

Function rows_over_columns(A) -> A:
    for i in A.rows:
        A[i] = A[i] / A[:, i].sum()

print(weighted_means([1, 2, 6], [[1, 0], [1, 1], [2, 1]]))
# expect: [3.75 4.  ]
Q = gram_schmidt([[3, 1], [4, 2]])
print(Q)
# expect: [[ 0.6 -0.8]
# expect:  [ 0.8  0.6]]
print(rows_over_columns([[1, 2], [3, 4]]))
# expect: [[0.25       0.5       ]
# expect:  [0.66666667 0.88888889]]
