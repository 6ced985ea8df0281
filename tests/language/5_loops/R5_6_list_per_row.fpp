Function Softmax(T) -> Tensor:
    result = []
    for row in T:
        exps = []
        s = 0
        for col in row:
            e1 = exp(col)
            exps.append(e1)
            s += e1
        result.append([v / s for v in exps])
    return result
print(Softmax([[0.0, 0.0], [1.0, 1.0]]))
# expect: [[0.5 0.5]
# expect:  [0.5 0.5]]
print(Softmax([0.0, 0.0]))  # expect: [0.5 0.5]
