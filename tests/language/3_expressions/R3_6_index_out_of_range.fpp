v = [1, 2, 3]
print(v[3])  # error: FPP0513 3
