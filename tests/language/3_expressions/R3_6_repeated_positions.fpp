v = [0, 0, 0]
v[[0, 0, 1]] += 1
print(v)  # expect: [1 1 0]
