v = [1, 2]
if v > 1: print("x")  # error: FPP0506
