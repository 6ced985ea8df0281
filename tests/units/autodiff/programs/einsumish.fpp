# inputs: {'A': [[1.0, 2.0], [3.0, 4.0]], 'B': [[0.5, 0.1], [0.2, 0.3]]}
Function mm(P, Q) -> R:
    R = zeros(2, 2)
    for i in 2:
        for j in 2:
            for k in 2:
                R[i, j] += P[i, k] * Q[j, k]
Loss = sum(mm(A, B) ^ 2)
g_A, g_B = gradient of Loss w.r.t. A, B
