a = [1, 2, 3]
b = a
b[0] = 0.5
print(a)  # expect: [0.5 2.  3. ]
