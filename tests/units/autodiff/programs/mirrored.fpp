# inputs: {'A': [[0.5, -1.0, 0.4], [2.0, 0.3, 0.2], [0.1, 0.9, -0.7]]}
Function mix(Tensor) -> Tensor:
    for row in Tensor:
        for col in row:
            if col > 0.25:
                col = col * A[col][row]
            else:
                col = A[row][col] ^ 2
B = A * 1
for row in B:
    for col in row:
        col = col * A[col][row] + A[row][col]
Loss = sum(mix(A) ^ 2) + sum(B ^ 2)
g_A = gradient of Loss w.r.t. A
