W = [1.0, 2.0]
b = 0.5
Loss = sum(W^2)
g = gradient of Loss with respect to b  # error: FPP0341 `Loss` does not depend on `b`
