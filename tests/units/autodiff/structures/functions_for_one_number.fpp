Function leaky(x):
    if x > 0:
        return x
    return 0.1 * x
activations = [leaky, tanh]
W = normal(0, 0.5, (3, 3))
X = normal(0, 1, (5, 3))
# nudged here
x = X
for f in activations:
    x = f(x @ W)
Loss = (x^2).mean()
d = gradient of Loss with respect to W
# slope: d by W
