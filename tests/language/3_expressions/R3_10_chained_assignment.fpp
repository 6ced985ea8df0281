a = b = 0
a += 1
c = d = [1, 2]
c[0] = 9
print(a, b, d)  # expect: 1 0 [9 2]
