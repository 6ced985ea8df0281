// A loop that ends with what it looks for leaves it under its name.
Function first_above(v: Tensor, limit):
    found = -1
    for x in v:
        if x > limit:
            found = x * 2
            break
    return found

print(first_above([1.0, 5.0, 7.0], 2))
# expect: 10.0
print(first_above([1.0, 5.0, 7.0], 9))
# expect: -1
print(first_above(zeros(0), 9))
# expect: -1
