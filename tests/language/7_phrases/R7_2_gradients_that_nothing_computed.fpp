// R7.2: without `Compute gradients` an item of {names} holds no gradient, and no tensor has one either.
W = [1.0, 3.0]
print(W.gradient)
# error: FPP0314 there is no `.gradient` for a vector.
