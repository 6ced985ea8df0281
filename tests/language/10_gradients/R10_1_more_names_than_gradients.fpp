// A gradient for each variable, and a name for each gradient.
a = [1.0, 2.0]
b = [1.0, 5.0]
Loss = sum(max(a, b))
a, a, b = gradient of Loss with respect to a, b  # error: FPP0538 2 values cannot be given to 3 names
