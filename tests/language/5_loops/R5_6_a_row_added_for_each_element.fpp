Function added(A, v):
    for row in A:
        for col in row:
            v += row
    return v

Function scaled(A, v):
    for row in A:
        for col in row:
            v = v + row * col
    return v

print(added([[1, 2], [3, 4]], [0, 0]))  # expect: [ 8 12]
print(scaled([[1, 2], [3, 4]], [0, 0]))  # expect: [24 34]
