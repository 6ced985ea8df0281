# inputs: {'M': [[2.0, 1.0, 0.5], [0.3, 1.5, 0.2], [0.1, 0.4, 3.0]], 'y': [1.0, 2.0, 3.0]}
A = M.copy()
r = y.copy()
n = 3
for k in n:
    for i from k + 1 to n - 1:
        f = A[i][k] / A[k][k]
        for j from k to n - 1:
            A[i][j] = A[i][j] - f * A[k][j]
        r[i] = r[i] - f * r[k]
x = zeros(n)
for i from n - 1 to 0:
    s = r[i]
    for j from i + 1 to n - 1:
        s -= A[i][j] * x[j]
    x[i] = s / A[i][i]
Loss = sum(x ^ 2)
g_M, g_y = gradient of Loss w.r.t. M, y
