Function softmax(T) -> Tensor:
    shifted = exp(T - max(T, axis=-1).reshape(T.rows, 1))
    return shifted / sum(shifted, axis=1).reshape(T.rows, 1)
Function attention(Q, K, V) -> Tensor:
    scores = Q @ K.T / sqrt(K.cols)
    return softmax(scores) @ V
print(attention([[1.0, 1.0], [1.0, 1.0]], [[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]], [[1.0], [2.0], [3.0]]))
# expect: [[2.]
# expect:  [2.]]
