# R2.3: what is appended to a list inside a list stays what it is; the rows of the matrix are still rows.
points = [[1, 1], [1.5, 2], [8, 8]]
groups = [[], []]
for p in points:
    groups[1 if p[0] > 5 else 0].append(p)

# expect: 2 1
print(groups[0].len(), groups[1].len())
# expect: [1.25 1.5 ]
print(mean(groups[0], axis=0))
for p in points:
    # expect: 0.0
    # expect: 0.0
    # expect: 0.0
    print(sum(p - p))

nested = []
nested.append([])
row = [1, 2]
nested[0].append(row)
nested[0].append(row)
# expect: [2 4]
print(row + nested[0][1])
