Function doubled(T) -> T:
    for row in T:
        for col in row:
            col = col * 2

Function row_sums(T) -> sums:
    sums = []
    for row in T:
        total = 0
        for col in row:
            total += col
        sums.append(total)

print(doubled(1.5), doubled([1, 2.5]))  # expect: 3.0 [2. 5.]
print(doubled(ones(2, 1, 2)).sum()) # expect: 8.0
print(row_sums([[1, 2], [3, 4]]))   # expect: [3, 7]
