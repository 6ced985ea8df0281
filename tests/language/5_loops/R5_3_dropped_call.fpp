v = [1, 2]
sum(v)  # error: FPP0301 not used
