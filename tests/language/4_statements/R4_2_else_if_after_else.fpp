if 1 > 2: print(1)
else: print(2)
else if 3 > 2: print(3)  # error: FPP0126
