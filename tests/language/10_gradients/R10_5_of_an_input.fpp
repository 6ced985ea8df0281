# R10.5: a number that nothing in the program computes has no gradient; most often its name is misspelled.
W = [1, 2]
Loss = sum(W^2)
g = gradient of L with respect to W  # error: FPP0341 nothing in the program computes `L`
