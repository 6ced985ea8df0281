// A dense layer: every row of X times the weights of every neuron, and a bias.
Function dense(X, W, bias) -> Y:
    Y = zeros(X.rows, W.rows)
    for b in X.rows:
        for o in W.rows:
            value = bias[o]
            for i in X.cols:
                value += X[b][i] * W[o][i]
            Y[b][o] = value
