# inputs: {'Q': [[0.1, 0.2], [0.3, -0.4], [0.5, 0.1]]}
S = Q x Q.T / sqrt(2)
A = Softmax(S)
Loss = sum((A x Q)^2)
g_Q = gradient of Loss w.r.t. Q
