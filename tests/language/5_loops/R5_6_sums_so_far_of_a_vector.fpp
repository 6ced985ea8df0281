// The sums so far of rows would be one row, which grows in place: what was kept of it grows along. The text takes a vector.
Function running(values):
    sums = []
    total = 0
    for value in values:
        total += value
        sums.append(total)
    return sums

print(running([1, 2, 3]))
# expect: [1, 3, 6]
