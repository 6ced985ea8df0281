# inputs: {'U': [[0.3, -0.2], [0.5, 0.1], [0.2, 0.2]], 'T': [[0.1, 0.4], [-0.3, 0.2]]}
labels = [0, 1, 1]
score = U[0][labels[0]]
for k from 1 to 2:
    score += U[k][labels[k]] + T[labels[k - 1]][labels[k]]
alpha = U[0].clone()
for k from 1 to 2:
    fresh = zeros(2)
    for j in 2:
        terms = []
        for i in 2:
            terms.append(alpha[i] + T[i][j] + U[k][j])
        m = max(terms)
        s = 0
        for term in terms:
            s += exp(term - m)
        fresh[j] = m + log(s)
    alpha = fresh
Loss = log(sum(exp(alpha))) - score
g_U, g_T = gradient of Loss w.r.t. U, T
