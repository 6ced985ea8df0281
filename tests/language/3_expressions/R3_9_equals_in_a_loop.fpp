x = 3
while x = 3:  # error: FPP0132
    x = 4
