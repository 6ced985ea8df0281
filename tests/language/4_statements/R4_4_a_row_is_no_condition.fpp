// The loop visits rows, for the program gives a matrix: a test of a whole row decides nothing.
Function count(values):
    found = 0
    for value in values:
        if value > 2: # error: FPP0506 tensor of true and false
            found += 1
    return found

print(count([1, 2, 3, 4]))
# expect: 2
print(count([[1, 2], [3, 4]]))
