# says: with respect to W
W = [1.0, 2.0]
a, b = W, W
Loss = sum(a * b ^ 2)
d = gradient of Loss with respect to a
