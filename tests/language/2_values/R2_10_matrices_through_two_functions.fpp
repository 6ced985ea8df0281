# A list of matrices of different shapes is no tensor, however many functions it goes through.
Function through(weights, x):
    for W in weights:
        x = x x W
    return x
Function total(weights, x):
    return sum(through(weights, x))
weights = []
weights.append([[1.0, 2.0], [3.0, 4.0]])
weights.append([[1.0], [2.0]])
print(total(weights, [[1.0, 1.0]]))  # expect: 16.0
