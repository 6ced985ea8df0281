W = [1.0, 2.0]
Errors = W^2
g = gradient of Errors with respect to W  # error: FPP0343 a gradient is taken of one number
