Function collect(T) -> items:
    items = []
    for row in T:
        for col in row:
            items.append(col)
print(collect([[1, 2], [3, 4]]))  # expect: [1, 2, 3, 4]
