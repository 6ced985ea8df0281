items = [[1, 2], [3]]
t = 0
for item in items:
    for v in item: t += v
print(t)  # expect: 6
names = [["a", "b"], ["c"]]
for group in names:
    for n in group: print(groupIndex, nIndex, n)
# expect: 0 0 a
# expect: 0 1 b
# expect: 1 0 c
