# inputs: {'A': [[1.0, 2.0, 4.0], [3.0, 5.0, -1.0]], 'gamma': [1.0, 0.5, 2.0], 'beta': [0.1, 0.2, 0.3]}
total = 0
for row in A:
    n = (row - row.mean()) / sqrt(row.var() + 1e-5)
    total += sum((n * gamma + beta)^3)
Loss = total
g_A, g_gamma, g_beta = gradient of Loss w.r.t. A, gamma, beta
