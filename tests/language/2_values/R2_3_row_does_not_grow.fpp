T = [[1, 2], [3, 4]]
row = T[0]
row.append(3)  # error: FPP0305
