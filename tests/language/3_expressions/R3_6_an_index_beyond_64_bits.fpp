v = [1, 2, 3]
n = 2^70
print(v[n])  # error: FPP0513 out of range
