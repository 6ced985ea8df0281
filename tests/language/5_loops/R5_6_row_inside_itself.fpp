// Every element of a row meets every element of it.
Function pairs(T) -> s:
    s = 0
    for row in T:
        for col in row:
            for other in row: s += col * other

print(pairs([1, 2, 3]))  # expect: 36
print(pairs([[1, 2], [3, 4]]))  # expect: 58
print(pairs(3))  # expect: 9

// So do the items of a list, which a loop around them has built.
Function squares(M: Tensor) -> s:
    s = 0
    for i in M.rows:
        R = []
        for j in M.cols: R.append(M[i][j])
        for x in R:
            for y in R: s += x * y

print(squares([[1, 2], [3, 4]]))  # expect: 58
