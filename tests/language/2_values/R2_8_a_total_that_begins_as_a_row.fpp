// `v = v + x` names a new tensor: what `v` was before stays as it is, though the loop became one sum.

Function orthogonal(A) -> Q:
    Q = zeros(A.rows, A.cols)
    for j in A.cols:
        v = A[:, j]
        for i from 0 to j - 1:
            v = v - (Q[:, i] · A[:, j]) * Q[:, i]
        Q[:, j] = v / sqrt(v · v)

Function beside(X):
    Out = zeros(X.cols)
    Before = Out
    for row in X:
        Out = Out + row
    return Out, Before

Function moved(X, start) -> best:
    best = start
    for i in X.rows:
        best = best + X[i]

A = [[3.0, 1.0], [4.0, 7.0]]
Q = orthogonal(A)
print(Q)
assert all(A == [[3.0, 1.0], [4.0, 7.0]])

sum_of_rows, zeros_before = beside(A)
print(sum_of_rows, zeros_before)

start = [1.0, 1.0]
print(moved(A, start), start, moved(A, 0))
# expect: [[ 0.6 -0.8]
# expect:  [ 0.8  0.6]]
# expect: [7. 8.] [0. 0.]
# expect: [8. 9.] [1. 1.] [7. 8.]
