if true:
        a = 1
    b = 2  # error: FPP0122 indent
