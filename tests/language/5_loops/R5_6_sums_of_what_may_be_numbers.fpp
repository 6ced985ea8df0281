// The sum of a number is the number: where a call gives a vector, nothing says that a row is meant.
Function sums(A) -> Tensor:
    found = []
    for row in A:
        found.append(sum(row))
    return found

Function largest(A: Tensor) -> total:
    total = 0
    for row in A: total += max(row)

v = [1.5, 2, 3]
print(sums(v))            # expect: [1.5 2.  3. ]
print(largest(v))         # expect: 6.5
print(largest([[1, 2], [3, 4]]))  # expect: 6
