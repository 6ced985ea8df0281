Function transpose_it(A) -> B:
    B = Empty_Tensor(A.cols, A.rows)
    for row in A:
        for col in row:
            B[col][row] = A[row][col]
print(transpose_it([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
# expect: [[1. 4.]
# expect:  [2. 5.]
# expect:  [3. 6.]]
