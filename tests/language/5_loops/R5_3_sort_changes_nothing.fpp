v = [3, 1]
v.sort()  # error: FPP0301 not used
