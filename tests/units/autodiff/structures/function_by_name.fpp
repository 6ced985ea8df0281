activations = {"relu": ReLU, "tanh": tanh}
W = normal(0, 0.5, (3, 3))
X = normal(0, 1, (5, 3))
name = "tanh"
# nudged here
f = activations[name]
Loss = (f(X @ W)^2).mean()
d = gradient of Loss with respect to W
# slope: d by W
