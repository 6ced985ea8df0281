# says: with respect to W
W = [1.0, 2.0]
b = [3.0, 4.0]
params = [W, b]
W = W * 2
Loss = sum(W * params[0] * b)
d = gradient of Loss with respect to params
