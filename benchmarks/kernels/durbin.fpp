// Solves a Toeplitz system of Yule and Walker.
Function durbin(r) -> y:
    y = zeros(r.len())
    z = zeros(r.len())
    y[0] = -r[0]
    beta = 1.0
    alpha = -r[0]
    for k from 1 to r.len() - 1:
        beta = (1 - alpha * alpha) * beta
        total = 0
        for i in k:
            total += r[k - i - 1] * y[i]
        alpha = -(r[k] + total) / beta
        for i in k:
            z[i] = y[i] + alpha * y[k - i - 1]
        for i in k:
            y[i] = z[i]
        y[k] = alpha
