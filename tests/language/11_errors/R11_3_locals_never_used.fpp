Function halved(T) -> T:
    for row in T:
        for col in row:
            half = col / 2  # warning: FPP0805 `half` is computed and never used
            col = col * 1

Function report(values):
    largest = max(values)  # warning: FPP0805 `largest` is computed and never used
    print("done")

Function counted(values) -> Integer:
    total = 0
    for each _ in values:
        total += 1
    first, _ = values[0], 1
    keep = () -> total
    return keep() + first

print(halved([2, 4]))  # expect: [2 4]
report([1])            # expect: done
print(counted([5, 6])) # expect: 7
