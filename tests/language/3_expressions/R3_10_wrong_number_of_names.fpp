a, b = [1, 2, 3]
# error: FPP0538 3
