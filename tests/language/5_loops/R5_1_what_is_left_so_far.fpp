// What is left after each pass, however it is said.
Function left(spent, budget = 10.0) -> Tensor:
    found = []
    rest = budget
    for amount in spent:
        rest = rest - amount
        found.append(rest)
    return found

Function left_twice(spent, fees) -> Tensor:
    found = []
    rest = 10.0
    for amount, fee in zip(spent, fees):
        rest = rest - amount - fee
        found.append(rest)
    return found

Function left_before(spent) -> found:
    found = zeros(spent.len())
    rest = 10
    for i in spent.len():
        found[i] = rest
        rest -= spent[i]

Function owed(paid) -> Tensor:
    found = []
    debt = 0
    for amount in paid:
        debt = debt - amount
        found.append(debt)
    return found

Function shared_out(guests) -> Tensor:
    found = []
    piece = 12
    for guest in guests:
        piece /= guest
        found.append(piece)
    return found

Function moved(T, by) -> T:
    for row in T:
        far = max(row)
        for col in row:
            col = col - far - by

print(left([1, 2, 3]))
# expect: [9. 7. 4.]
print(left_twice([1, 2, 3], [0.5, 0, 0.5]))
# expect: [8.5 6.5 3. ]
print(left_before([1, 2, 3]))
# expect: [10.  9.  7.]
print(owed([1, 2, 3]))
# expect: [-1 -3 -6]
print(shared_out([1, 2, 3]))
# expect: [12.  6.  2.]
print(moved([[1, 2], [5, 3]], 1))
# expect: [[-2. -1.]
# expect:  [-1. -3.]]
