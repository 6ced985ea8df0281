// The slope of softmax and cross entropy together: the probabilities, minus 1 at the label.
Function softmax_cross_entropy_back(P, labels: Tensor) -> dScores:
    dScores = zeros(P.rows, P.cols)
    for t in P.rows:
        for c in P.cols:
            dScores[t][c] = (P[t][c] - (1 if c == labels[t] else 0)) / P.rows
