Function make_layer(W, b = 0.5):
    return x -> tanh(x @ W + b)
W = normal(0, 0.5, (3, 3))
X = normal(0, 1, (5, 3))
# nudged here
Loss = (make_layer(W)(X)^2).mean()
d = gradient of Loss with respect to W
# slope: d by W
