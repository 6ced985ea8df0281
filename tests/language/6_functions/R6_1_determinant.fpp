Function minor(M, r, c) -> out:
    n = M.rows
    out = zeros(n - 1, n - 1)
    for i in range(n):
        for j in range(n):
            if i != r and j != c:
                a = i if i < r else i - 1
                b = j if j < c else j - 1
                out[a, b] = M[i, j]
Function det(M) -> f32:
    if M.rows == 1: return M[0, 0]
    total = 0
    for j in range(M.cols):
        total += (-1)^j * M[0, j] * det(minor(M, 0, j))
    return total
print(det([[1, 2], [3, 4]]))  # expect: -2.0
print(det([[2.0, 0.0, 1.0], [1.0, 3.0, 2.0], [1.0, 1.0, 1.0]]))  # expect: 0.0
