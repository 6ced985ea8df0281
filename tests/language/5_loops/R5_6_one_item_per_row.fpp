Function row_sums(T) -> Tensor:
    sums = []
    for row in T:
        t = 0
        for col in row: t += col
        sums.append(t)
    return sums
print(row_sums([[1.0, 2.0], [3.0, 4.0]]))  # expect: [3. 7.]
print(row_sums([1.0, 2.0]))  # expect: 3.0
