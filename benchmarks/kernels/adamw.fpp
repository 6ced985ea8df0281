// One step of Adam with weight decay.
Function adamw(W: Tensor, g, m: Tensor, v: Tensor, rate = 0.001, t = 7):
    for i in W.rows:
        for j in W.cols:
            m[i][j] = 0.9 * m[i][j] + 0.1 * g[i][j]
            v[i][j] = 0.999 * v[i][j] + 0.001 * g[i][j] ^ 2
            m_hat = m[i][j] / (1 - 0.9 ^ t)
            v_hat = abs(v[i][j]) / (1 - 0.999 ^ t)
            W[i][j] -= rate * (m_hat / (sqrt(v_hat) + 1e-8) + 0.01 * W[i][j])
