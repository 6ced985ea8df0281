activations = [ReLU, tanh, sigmoid]
weights = [normal(0, 0.5, (3, 4)), normal(0, 0.5, (4, 4)), normal(0, 0.5, (4, 2))]
X = normal(0, 1, (5, 3))
# nudged here
x = X
for W, f in zip(weights, activations):
    x = f(x @ W)
Loss = (x^2).mean()
d = gradient of Loss with respect to weights
# slope: d[0] by weights[0]
# slope: d[2] by weights[2]
