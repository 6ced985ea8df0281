T = [[1, 2], [3, 4]]
for row in T:
    row = [1, 2, 3]  # error: FPP0519 shape
