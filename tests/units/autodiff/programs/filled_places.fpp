# inputs: {'a': 0.5, 'r': [1.0, -2.0, 0.5]}
M = zeros((2, 3))
M[0] = a
M[1] = r
M[:, 1] = a * 2
N = zeros((2, 3))
N[:, :] = r
c = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
Loss = sum(M ^ 2 * c) + sum(N ^ 3 * c)
g_a, g_r = gradient of Loss w.r.t. a, r
