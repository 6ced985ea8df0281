W1 = normal(0, 0.5, (3, 4))
b1 = zeros(4)
W2 = normal(0, 0.5, (4, 2))
params = [W1, b1, W2]
X = normal(0, 1, (5, 3))
# nudged here
Loss = ((tanh(X @ W1 + b1) @ W2)^2).mean()
d = gradient of Loss with respect to params
# slope: d[0] by params[0]
# slope: d[2] by params[2]
