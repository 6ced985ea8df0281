// What counts as a number for the function is a row where it is given a matrix.
Function place_of_largest(v) -> best:
    best = 0
    for i in v.len():
        if v[i] > v[best]:  # error: FPP0506 is a tensor of true and false values
            best = i

print(place_of_largest([[1, 2], [3, 4]]))
