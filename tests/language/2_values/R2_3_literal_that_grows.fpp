a = [1, 2]
a.append(3)
a.append(0.5)
print(a, a.len())  # expect: [1, 2, 3, 0.5] 4
