# inputs: {'Emit': [[0.5, -1.0], [2.0, 0.3], [0.7, 0.1]], 'Trans': [[0.1, 0.2], [0.4, 0.3]]}
score = Emit[0].clone()
for t from 1 to 2:
    new = zeros(2)
    for j in 2:
        best = -infinity
        for i in 2:
            s = score[i] + Trans[i][j]
            if s > best:
                best = s
        new[j] = best + Emit[t][j]
    score = new
Loss = max(score)
g_Emit, g_Trans = gradient of Loss w.r.t. Emit, Trans
