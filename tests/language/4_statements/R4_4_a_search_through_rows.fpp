// What is looked for is one element; the rows of a matrix are none.
Function place_of(values, item):
    for value in values:
        if value == item: # error: FPP0506
            return valueIndex
    return -1

print(place_of([5, 7, 7], 7), place_of(["a", "b"], "b"))
# expect: 1 1
print(place_of([[1, 2], [3, 4]], 3))
