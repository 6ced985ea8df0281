// The gradients of a dense layer by its input, its weights and its bias.
Function dense_back(X, W, dY) -> Triple:
    dX = zeros(X.rows, X.cols)
    dW = zeros(W.rows, W.cols)
    d_bias = zeros(W.rows)
    for b in X.rows:
        for o in W.rows:
            for i in X.cols:
                dX[b][i] += W[o][i] * dY[b][o]
    for o in W.rows:
        for b in X.rows:
            d_bias[o] += dY[b][o]
            for i in X.cols:
                dW[o][i] += X[b][i] * dY[b][o]
    return dX, dW, d_bias
