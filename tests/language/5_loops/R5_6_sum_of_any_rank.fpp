Function total(T) -> s:
    s = 0
    for row in T:
        for col in row: s += col
print(total(5), total([1, 2]), total([[1, 2], [3, 4]]), total(ones(2, 2, 2)))  # expect: 5 3 10 8.0
print(total(7))  # expect: 7
print(total(7.5))  # expect: 7.5
