v = [1, 2]
v[2] = 3  # error: FPP0513 2
