a = 1e200
b = a ^ 2  # error: FPP0502
