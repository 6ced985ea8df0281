// The surprise of every row of probabilities at its label, and the mean of it.
Function cross_entropy(P, labels: Tensor) -> loss:
    loss = 0
    for t in labels.len():
        loss -= log(P[t][labels[t]])
    loss = loss / labels.len()
