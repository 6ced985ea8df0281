// A list that gets more than one item per row of a nest is one axis of items.
Function joined(A: Tensor, v: Tensor):
    L = []
    for row in A:
        L.append(sum(row))
        for col in row: v[0] += 1
    for i in A.rows:
        L.append(v[i])
        if v[i] > 5: v[0] = 2
    return sum(L), L.len()

Function begun(A: Tensor, v: Tensor):
    L = []
    L.append(v[0])
    for row in A:
        L.append(sum(row))
        for col in row:
            if col > v[1]: v[1] = v[1] / 2
    return sum(L), L.len()

print(joined([[1, 2], [3, 4]], [5, 6, 7]))  # expect: (25, 4)
print(begun([[1, 2], [3, 4]], [5.0, 6.0]))  # expect: (15.0, 3)
