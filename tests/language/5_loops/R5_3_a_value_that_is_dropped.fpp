T = [1, 2]
for value in T:
    value * 2  # error: FPP0301
