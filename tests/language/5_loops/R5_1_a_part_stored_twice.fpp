// A part that is stored, read and stored anew goes on without the tensor only where it is read element by element.

Function weights(Scores: Tensor, n: Integer) -> Out:
    Out = zeros(Scores.rows, Scores.cols)
    for t in Scores.rows:
        Row = zeros(Scores.cols)
        for u in n:
            value = Scores[t][u] / 2
            Row[u] = value
        for u in n:
            Row[u] = exp(Row[u] - 1)
        for u in Scores.cols:
            Out[t][u] = Row[u]

Function shared_out(x: Tensor) -> Out:
    Out = zeros(x.len() + 1)
    for i in x.len():
        Out[i] = 2.5
    for i in x.len():
        Out[i] = Out[i] / x[i]
    Out[0] = x[0] + 0.5
    Out[0] = Out[0] * Out[1]

print(round(weights([[2, 2, 5], [4, 2, 5]], 2), 3)[0])  # expect: [1. 1. 0.]
print(round(weights([[2, 2, 5], [4, 2, 5]], 2), 3)[1])  # expect: [2.718 1.    0.   ]
print(shared_out([1, 2]))  # expect: [1.875 1.25  0.   ]
