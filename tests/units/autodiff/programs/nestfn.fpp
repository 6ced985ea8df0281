# inputs: {'A': [[1.0, 2.0], [3.0, -4.0], [0.5, 0.1]]}
Function act(T) -> T:
    for row in T:
        m = max(row)
        for col in row:
            col = exp(col - m) * rowIndex + colIndex * col
Loss = sum(act(A) ^ 2)
g_A = gradient of Loss w.r.t. A
