if 1 > 2:
    w = 1
w = w  # error: FPP0533 w
