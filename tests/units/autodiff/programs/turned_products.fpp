# inputs: {'q': [[1.0, 2.0, 0.5], [0.5, 1.0, -1.0]], 'k': [[0.3, 2.0, 1.0], [0.5, -1.0, 0.2]], 'v': [1.0, -2.0]}
Function scores(q, k):
    return q @ k.T
A = [[1.0, 0.5, 2.0], [0.2, 0.1, -1.0]]
S = q @ k.T + (A @ q.T) + scores(q, k).T @ q @ k.T
T = k.T.T
Loss = sum(S ^ 2) + sum((T.T @ v) ^ 2) + sum((v @ T) ^ 3)
g_q = gradient of Loss w.r.t. q
g_k = gradient of Loss w.r.t. k
g_v = gradient of Loss w.r.t. v
