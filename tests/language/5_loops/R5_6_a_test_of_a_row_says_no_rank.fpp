Function first_large(B, limit):
    for row in B:
        if row[1] > limit: return -1
        for col in row:
            found = B[colIndex, rowIndex] - 1
    return found

Function counted(T, limit) -> n:
    n = 0
    for row in T:
        if row[0] > limit: n += 100
        for col in row:
            if T[row][col] > limit: n += 1

print(first_large([[1, 2], [3, 4]], 10))  # expect: 3
print(counted([1, 5, 6], 4), counted([[1, 5], [6, 7]], 4), counted([[[1, 5]], [[6, 7]]], 4))
# expect: 2 103 103
