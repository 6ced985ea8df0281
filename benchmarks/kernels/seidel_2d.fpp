// The mean of nine points in place: every point sees the new ones before it.
Function seidel_2d(steps: Integer, A: Tensor):
    for t in steps:
        for i from 1 to A.rows - 2:
            for j from 1 to A.cols - 2:
                above = A[i - 1][j - 1] + A[i - 1][j] + A[i - 1][j + 1]
                beside = A[i][j - 1] + A[i][j] + A[i][j + 1]
                below = A[i + 1][j - 1] + A[i + 1][j] + A[i + 1][j + 1]
                A[i][j] = (above + beside + below) / 9
