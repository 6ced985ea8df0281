Function mean_of(values) -> Number:
    if values.len() == 0:
        return total  # warning: FPP0804 `total` is read before
    total = sum(values)
    return total / values.len()

// What an earlier pass may have set is no slip, nor what a branch may have set.
Function changes(values) -> Integer:
    count = 0
    for i in values.len():
        if i > 0:
            if values[i] != previous: count += 1
        previous = values[i]
    return count

Function last_positive(values) -> Number:
    for each v in values:
        if v > 0: found = v
    return found

print(mean_of([1, 2]), changes([1, 1, 2]), last_positive([3, -1]))  # expect: 1.5 1 3
