n = 3
v = [2] * n  # note: FPP0807 multiplies the number
w = [1, 2] * n
print(v, w)  # expect: [6] [3 6]
