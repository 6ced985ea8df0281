// What reduces one row or column in a loop reduces each of them as whole arrays.
Function of_rows(X) -> out:
    out = zeros(X.rows, 6)
    for i in X.rows:
        out[i][0] = X[i].var()
        out[i][1] = median(X[i])
        out[i][2] = argmax(X[i])
        out[i][3] = X[i].prod()
        out[i][4] = std(X[i], true)
        out[i][5] = any(X[i] > 4)

Function standardised(X) -> X:
    for j in X.cols:
        m = mean(X[:, j])
        s = std(X[:, j])
        X[:, j] = (X[:, j] - m) / s

print(of_rows([[1, 2, 3], [4, 8, 0]]).round(4))
# expect: [[ 0.6667  2.      2.      6.      1.      0.    ]
# expect:  [10.6667  4.      1.      0.      4.      1.    ]]
print(standardised([[1, 10], [3, 30]]))
# expect: [[-1. -1.]
# expect:  [ 1.  1.]]
