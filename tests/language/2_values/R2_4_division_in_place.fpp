a = [1, 2]
a /= 2
print(a)  # expect: [0.5 1. ]
