# says: with respect to W
W = [1.0, 2.0]
V = W
Loss = sum(W * V ^ 2)
d = gradient of Loss with respect to V
