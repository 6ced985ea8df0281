Function forward(weights, x) -> Tensor:
    for W in weights:
        x = tanh(x @ W)
    return x
Function loss(weights, X, Y):
    return ((forward(weights, X) - Y)^2).mean()
weights = [normal(0, 0.5, (3, 4)), normal(0, 0.5, (4, 2))]
X = normal(0, 1, (5, 3))
Y = normal(0, 1, (5, 2))
# nudged here
Loss = loss(weights, X, Y)
d = gradient of Loss with respect to weights
# slope: d[0] by weights[0]
# slope: d[1] by weights[1]
