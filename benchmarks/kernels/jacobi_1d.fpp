// Every number becomes the mean of its neighbourhood, back and forth between two vectors.
Function jacobi_1d(steps: Integer, A: Tensor, B: Tensor):
    for t in steps:
        for i from 1 to A.len() - 2:
            B[i] = (A[i - 1] + A[i] + A[i + 1]) / 3
        for i from 1 to A.len() - 2:
            A[i] = (B[i - 1] + B[i] + B[i + 1]) / 3
