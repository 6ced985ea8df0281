# inputs: {'A': [[0.5, -1.0], [2.0, 0.3]], 'B': [[0.1, 0.7], [0.2, -0.4]], 'v': [1.0, 2.0, 3.0, 4.0], 'w': [0.3, -0.6]}
Function trace_of(A: Tensor):
    total = 0
    for i in A.rows():
        total += A[i, i] ^ 2
    return total
Function turned(T: Tensor):
    R = zeros((T.shape[1], T.shape[2], T.shape[0]))
    for i in T.shape[0]:
        for j in T.shape[1]:
            for k in T.shape[2]:
                R[j, k, i] = T[i, j, k]
    return R
Function contracted(A: Tensor, B: Tensor):
    C = zeros((A.shape[0], A.shape[1]))
    for b in A.shape[0]:
        for i in A.shape[1]:
            for k in A.shape[2]:
                C[b, i] += A[b, i, k] * B[k, b]
    return C
Function of_three(A: Tensor, B: Tensor, C: Tensor):
    total = 0
    for i in A.rows():
        for j in A.cols():
            for k in B.cols():
                total += A[i, j] * B[j, k] * C[k, i]
    return total
Function scatter(w: Tensor, v: Tensor, places: Tensor):
    out = zeros(w.len())
    for k in v.len():
        out[places[k]] += v[k]
    return out * w
T = stack([A, B])
R = turned(T)
Loss = trace_of(A * B) + sum(R[0] ^ 2) + sum(R[1, 0] ^ 3) + sum(contracted(T, B) ^ 2)
Loss += of_three(A, B, A + B) + sum(scatter(w, v, [0, 1, 1, 0]) ^ 2)
g_A, g_B, g_v, g_w = gradient of Loss w.r.t. A, B, v, w
