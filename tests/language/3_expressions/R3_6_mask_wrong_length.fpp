v = [1, 2, 3]
print(v[[true, false]])  # error: FPP0517 3
