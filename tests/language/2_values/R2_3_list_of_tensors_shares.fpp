u = [1, 2]
v = [3, 4]
w = [u, v]
w[0][0] = 9
print(u)  # expect: [9 2]
