data = [1, 3, 2, 3, 3, 1, 4]
counts = [0] * 5
for d in data:
    counts[d] += 1
for i, c in enumerate(counts):
    print(i, "*" * c)
