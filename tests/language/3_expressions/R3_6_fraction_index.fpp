v = [10, 20, 30]
k = 1.5
print(v[k])  # error: FPP0514 1.5
