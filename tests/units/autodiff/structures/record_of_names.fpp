W1 = normal(0, 0.5, (3, 4))
W2 = normal(0, 0.5, (4, 2))
params = {first: W1, second: W2}
X = normal(0, 1, (5, 3))
# nudged here
Loss = ((tanh(X @ W1) @ W2)^2).mean()
d = gradient of Loss with respect to params
# slope: d.first by params.first
# slope: d.second by params.second
