// The slope of GELU in its form with tanh.
Function gelu_back(X, Upstream) -> dX:
    dX = zeros(X.rows, X.cols)
    scale = sqrt(2 / pi)
    for i in X.rows:
        for j in X.cols:
            x = X[i][j]
            t = tanh(scale * (x + 0.044715 * x ^ 3))
            slope = scale * (1 + 3 * 0.044715 * x * x)
            dX[i][j] = (0.5 * (1 + t) + 0.5 * x * (1 - t * t) * slope) * Upstream[i][j]
