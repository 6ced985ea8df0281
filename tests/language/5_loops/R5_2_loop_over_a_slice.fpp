v = [1, 2, 3, 4]
for a in v[1:3]: a = 0
print(v)  # expect: [1 0 0 4]
