// The mean of five points of a grid, back and forth between two grids.
Function jacobi_2d(steps: Integer, A: Tensor, B: Tensor):
    for t in steps:
        for i from 1 to A.rows - 2:
            for j from 1 to A.cols - 2:
                B[i][j] = 0.2 * (A[i][j] + A[i][j - 1] + A[i][j + 1] + A[i + 1][j] + A[i - 1][j])
        for i from 1 to A.rows - 2:
            for j from 1 to A.cols - 2:
                A[i][j] = 0.2 * (B[i][j] + B[i][j - 1] + B[i][j + 1] + B[i + 1][j] + B[i - 1][j])
