// The gradients of layer_norm by its input, its gain and its shift.
Function layer_norm_back(X, gain, Upstream) -> Triple:
    dX = zeros(X.rows, X.cols)
    d_gain = zeros(X.cols)
    d_shift = zeros(X.cols)
    for i in X.rows:
        m = 0
        for j in X.cols:
            m += X[i][j]
        m = m / X.cols
        v = 0
        for j in X.cols:
            v += (X[i][j] - m) ^ 2
        s = 1 / sqrt(v / X.cols + 1e-5)
        mean_slope = 0
        mean_share = 0
        for j in X.cols:
            slope = gain[j] * Upstream[i][j]
            mean_slope += slope
            mean_share += slope * (X[i][j] - m) * s
        mean_slope = mean_slope / X.cols
        mean_share = mean_share / X.cols
        for j in X.cols:
            scaled = (X[i][j] - m) * s
            d_gain[j] += scaled * Upstream[i][j]
            d_shift[j] += Upstream[i][j]
            dX[i][j] = (gain[j] * Upstream[i][j] - mean_slope - scaled * mean_share) * s
    return dX, d_gain, d_shift
