Function make_layer(W, b):
    return x -> tanh(x @ W + b)
W = normal(0, 0.5, (3, 3))
b = zeros(3)
X = normal(0, 1, (5, 3))
# nudged here
f = make_layer(W, b)
Loss = (f(X)^2).mean()
dW, db = gradient of Loss with respect to W, b
# slope: dW by W
# slope: db by b
