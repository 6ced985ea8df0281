p = [0.1, 0.2]
for label in [0.5, 1]:
    print(p[label])  # error: FPP0514
