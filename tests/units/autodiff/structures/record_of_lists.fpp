params = {weights: [normal(0, 0.5, (3, 4)), normal(0, 0.5, (4, 2))], biases: [zeros(4), zeros(2)]}
X = normal(0, 1, (5, 3))
# nudged here
x = X
for W, b in zip(params.weights, params.biases):
    x = tanh(x @ W + b)
Loss = (x^2).mean()
d = gradient of Loss with respect to params
# slope: d.weights[0] by params.weights[0]
# slope: d.biases[1] by params.biases[1]
