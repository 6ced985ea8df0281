# inputs: {'k': [1.5, 0.5]}
A = [[1.0, 2.0], [3.0, 4.0]]
B = A.T
V = B[:, 1]
V[:] = V * k
V *= 3
V[0] = V[1] * 2
Loss = sum(V ^ 3)
g_k = gradient of Loss w.r.t. k
