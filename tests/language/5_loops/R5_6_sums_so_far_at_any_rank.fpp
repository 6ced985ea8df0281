// A sum so far that is made new in every pass means the same for numbers and for rows.
Function made_new(M) -> Tensor:
    sums = []
    total = 0
    for item in M:
        total = total + item
        sums.append(total)
    return sums

print(made_new([1, 2, 3]))
# expect: [1 3 6]
print(made_new([[1, 2], [3, 4]]))
# expect: [[1 2]
# expect:  [4 6]]
print(made_new([[[1], [2]], [[3], [4]]]))
# expect: [[[1]
# expect:   [2]]
# expect: 
# expect:  [[4]
# expect:   [6]]]
