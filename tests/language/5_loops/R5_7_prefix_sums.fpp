v = [1, 2, 3]
for a in v:
    if aIndex > 0: a = a + v[aIndex - 1]
print(v)  # expect: [1 3 6]
