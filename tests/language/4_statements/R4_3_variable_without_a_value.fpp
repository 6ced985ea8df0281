if 1 > 2:
    q = 1
print(q)  # error: FPP0533 q
