// Every element of a row meets every element of it.
Function pairs(T) -> s:
    s = 0
    for row in T:
        for col in row:
            for other in row: s += col * other

print(pairs([1, 2, 3]))  # expect: 36
print(pairs([[1, 2], [3, 4]]))  # expect: 58
print(pairs(3))  # expect: 9
