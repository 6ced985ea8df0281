use_relu = false
activation = ReLU if use_relu else tanh
W = normal(0, 0.5, (3, 3))
X = normal(0, 1, (5, 3))
# nudged here
Loss = (activation(X @ W)^2).mean()
d = gradient of Loss with respect to W
# slope: d by W
