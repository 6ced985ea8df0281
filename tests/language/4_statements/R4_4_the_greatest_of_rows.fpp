// Two rows are not compared as one: no row is greater than another.
Function largest(v):
    best = -infinity
    for x in v:
        if x > best: # error: FPP0506
            best = x
    return best

print(largest([3, 1, 2]))
# expect: 3
print(largest([[1, 2], [3, 4]]))
