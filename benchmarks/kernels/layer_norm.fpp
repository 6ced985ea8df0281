// Every row of X with mean 0 and spread 1, then scaled and shifted.
Function layer_norm(X, gain, shift) -> Y:
    Y = zeros(X.rows, X.cols)
    for i in X.rows:
        m = 0
        for j in X.cols:
            m += X[i][j]
        m = m / X.cols
        v = 0
        for j in X.cols:
            v += (X[i][j] - m) ^ 2
        v = v / X.cols
        s = 1 / sqrt(v + 1e-5)
        for j in X.cols:
            Y[i][j] = (X[i][j] - m) * s * gain[j] + shift[j]
