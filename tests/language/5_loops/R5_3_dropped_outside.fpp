x = 3
x * 2  # error: FPP0301 not used
