v = [1, 2, 3]
for a in v:
    v[2] = 100
    last = a
print(last)  # expect: 100
