T = [[1, 2, 3], [4, 5, 6]]
j = 5
print(T[1, j])  # error: FPP0513 5
