Function make_layer(W):
    Function layer(x) -> Tensor:
        return tanh(x @ W)
    return layer
W1 = normal(0, 0.5, (3, 4))
W2 = normal(0, 0.5, (4, 2))
X = normal(0, 1, (5, 3))
# nudged here
f = make_layer(W1)
g = make_layer(W2)
Loss = (g(f(X))^2).mean()
d1, d2 = gradient of Loss with respect to W1, W2
# slope: d1 by W1
# slope: d2 by W2
