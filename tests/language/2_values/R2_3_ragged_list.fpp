a = [[1, 2], [3]]
print(a.len(), a[1])  # expect: 2 [3]
t = 0
for row in a:
    for v in row: t += v
print(t)  # expect: 6
