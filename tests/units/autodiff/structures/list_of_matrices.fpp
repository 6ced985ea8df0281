weights = [normal(0, 0.5, (3, 4)), normal(0, 0.5, (4, 4)), normal(0, 0.5, (4, 2))]
X = normal(0, 1, (5, 3))
Y = normal(0, 1, (5, 2))
# nudged here
x = X
for W in weights:
    x = tanh(x @ W)
Loss = ((x - Y)^2).mean()
d = gradient of Loss with respect to weights
# slope: d[0] by weights[0]
# slope: d[2] by weights[2]
