Function mse(a, b):
    return ((a - b)^2).mean()
Function mae(a, b):
    return (abs(a - b)).mean()
losses = {mse: mse, mae: mae}
W = normal(0, 0.5, (3, 2))
X = normal(0, 1, (5, 3))
Y = normal(0, 1, (5, 2))
kind = "mse"
# nudged here
Loss = losses[kind](X @ W, Y)
d = gradient of Loss with respect to W
# slope: d by W
