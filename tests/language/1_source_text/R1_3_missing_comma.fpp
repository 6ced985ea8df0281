v = [1 2]  # error: FPP0100
