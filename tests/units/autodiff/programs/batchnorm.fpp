# inputs: {'X': [[0.1, 0.2], [0.3, 1.4], [2.0, -1.0]]}
m = mean(X, axis=0)
v = var(X, axis=0)
N = (X - m) / sqrt(v + 1e-5)
Loss = sum(N ^ 3 * [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
g_X = gradient of Loss w.r.t. X
