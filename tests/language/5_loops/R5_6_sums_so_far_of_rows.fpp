// `total += row` changes the sum so far in place (R4.1), so what was kept of it grows along; `total = total + row` makes a new one.
Function kept(M) -> Tensor:
    sums = []
    total = 0
    for row in M:
        total += row
        sums.append(total)
    return sums

Function kept_by_another_name(M) -> Tensor:
    sums = []
    total = 0
    for row in M:
        total += row
        now = total
        sums.append(now)
    return sums

Function stored(M) -> Sums:
    Sums = zeros(M.shape)
    total = 0
    for row in M:
        total += row
        Sums[rowIndex] = total

Function twice(M) -> Tensor:
    sums = []
    total = 0
    for row in M:
        total += row
        sums.append(total * 2)
    return sums

Function made_new(M) -> Tensor:
    sums = []
    total = 0
    for row in M:
        total = total + row
        sums.append(total)
    return sums

Function largest_so_far(M) -> Tensor:
    found = []
    largest = 0
    for row in M:
        largest = max(largest, row)
        found.append(largest)
    return found

M = [[1, 5], [2, -3], [3, 1]]
print(kept(M))
# expect: [[6 3]
# expect:  [6 3]
# expect:  [6 3]]
print(kept_by_another_name(M))
# expect: [[6 3]
# expect:  [6 3]
# expect:  [6 3]]
print(stored(M))
# expect: [[1. 5.]
# expect:  [3. 2.]
# expect:  [6. 3.]]
print(twice(M))
# expect: [[ 2 10]
# expect:  [ 6  4]
# expect:  [12  6]]
print(made_new(M))
# expect: [[1 5]
# expect:  [3 2]
# expect:  [6 3]]
print(largest_so_far(M))
# expect: [[1 5]
# expect:  [2 5]
# expect:  [3 5]]
