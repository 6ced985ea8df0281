x = 5
y = 1 if x > 3 else 2 if x > 1 else 3
z = (1 if x < 3 else 2) + 1
w = 1 + 1 if x > 3 else 0
print(y, z, w)  # expect: 1 3 2
