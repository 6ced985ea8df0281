# R2.4: what `/=` leaves is a fraction, so the copy that takes it holds fractions.
Function centered(X: Tensor) -> Tensor:
    for j in X.cols:
        m = 0
        for i in X.rows: m += X[i][j]
        m /= X.rows
        for i in X.rows: X[i][j] -= m
    return X

# expect: [[-0.5 -1.5]
# expect:  [ 0.5  1.5]]
print(centered([[1, 2], [2, 5]]))
