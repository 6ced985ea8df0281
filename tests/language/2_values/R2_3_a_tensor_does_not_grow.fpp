T = [1.5, 2.5]
half = T / 2
half.append(3)  # error: FPP0305
