# inputs: {'Emit': [[0.5, -1.0], [2.0, 0.3], [0.7, 0.1]], 'Trans': [[0.1, 0.2], [0.4, 0.3]]}
alpha = Emit[0]
for t from 1 to Emit.rows() - 1:
    next = zeros(2)
    for j in 2:
        next[j] = log(sum(exp(alpha + Trans[:, j]))) + Emit[t, j]
    alpha = next
Loss = log_sum_exp(alpha)
g_Emit, g_Trans = gradient of Loss w.r.t. Emit, Trans
