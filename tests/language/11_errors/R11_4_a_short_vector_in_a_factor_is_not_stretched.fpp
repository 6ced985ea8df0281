// One of the vectors is too short for the loop: an error, and no broadcasting of its one element.
Function slopes(X, p, y) -> s:
    s = zeros(X.cols)
    for i in X.rows:
        for j in X.cols:
            s[j] += (p[i] - y[i]) * X[i][j]  # error: FPP0513 index 1

Function weighed(A, x, y) -> z:
    z = zeros(A.rows)
    for i in A.rows:
        for j in A.cols:
            z[i] += A[i][j] * (x[j] * y[j])

print(weighed([[1, 2], [3, 4]], [1, 2], [3, 4]))
# expect: [19. 41.]
print(slopes([[1, 2], [3, 4]], [2, 3], [1, 1]))
# expect: [ 7. 10.]
print(slopes([[1, 2], [3, 4]], [2, 3], [1]))
