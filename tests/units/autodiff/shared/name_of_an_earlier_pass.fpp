# says: with respect to V
V = [1.0, 2.0]
W = [1.0, 2.0]
for i in 2:
    V[:] = V * 1
    Loss = sum(W * V ^ 2)
    d = gradient of Loss with respect to W
    V = W
