M = [[1, 2, 3], [4, 5, 6]]
def rotate(M):
    R = zeros(M.cols, M.rows)
    for i in range(M.rows):
        for j in range(M.cols):
            R[j][M.rows - 1 - i] = M[i][j]
    return R
print(rotate(M))
for row in M:
    print(row)
print(M[::-1])
