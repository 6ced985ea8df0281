// Heat that spreads through a block.
Function heat_3d(steps: Integer, A: Tensor, B: Tensor):
    for t in steps:
        for i from 1 to A.shape[0] - 2:
            for j from 1 to A.shape[1] - 2:
                for k from 1 to A.shape[2] - 2:
                    along_x = A[i + 1][j][k] - 2 * A[i][j][k] + A[i - 1][j][k]
                    along_y = A[i][j + 1][k] - 2 * A[i][j][k] + A[i][j - 1][k]
                    along_z = A[i][j][k + 1] - 2 * A[i][j][k] + A[i][j][k - 1]
                    B[i][j][k] = A[i][j][k] + 0.125 * (along_x + along_y + along_z)
        for i from 1 to A.shape[0] - 2:
            for j from 1 to A.shape[1] - 2:
                for k from 1 to A.shape[2] - 2:
                    A[i][j][k] = B[i][j][k]
