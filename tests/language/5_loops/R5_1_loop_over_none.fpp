for x in none: print(x)  # error: FPP0535 none
