a = 3
y = a if a > 2 else 1
z = a mod 2
w = [a in [3], a x 2]
print(y, z, a and true)  # expect: 3 1 True
