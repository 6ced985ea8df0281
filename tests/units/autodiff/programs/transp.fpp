# inputs: {'A': [[1.0, 2.0], [3.0, 4.0]]}
B = A.T x A
Loss = sum(B * A) + sum(A.T.T)
g_A = gradient of Loss w.r.t. A
