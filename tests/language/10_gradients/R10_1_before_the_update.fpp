W = [1.0, 2.0]
Loss = sum(W^2)
W = W - 0.1
g = gradient of Loss with respect to W  # error: FPP0342 take the gradient before the update
