// A list with a number for each element of each row has, as a tensor, the shape of what the nest walks, whatever its rank.
Function Shares(T) -> Tensor:
    Result = []
    for row in T:
        total = 0
        for x in row:
            total += x
        shares = []
        for x in row:
            share = x / total
            shares.append(share)
        Result.append(shares)
    return Result

// A row that is left out leaves a list of rows.
Function Large_Rows(T) -> Tensor:
    Result = []
    for row in T:
        doubled = []
        for x in row:
            doubled.append(2 * x)
        if sum(doubled) < 3: continue
        Result.append(doubled)
    return Result

Function Totals_To_The_First_Large_One(T) -> Tensor:
    Totals = []
    for row in T:
        total = 0
        for x in row:
            total += x
        if total > 5: break
        Totals.append(total)
    return Totals

print(Shares(4), Shares([1, 3]), Shares([[1, 3]]), Shares([[[1, 3]], [[2, 2]]]).shape, Shares(zeros(0, 3)).shape)
# expect: 1.0 [0.25 0.75] [[0.25 0.75]] (2, 1, 2) (0, 3)
print(Large_Rows([[1, 2], [0, 1]]), Large_Rows([1, 2]), Large_Rows([0, 1]))
# expect: [[2 4]] [[2 4]] []
print(Totals_To_The_First_Large_One([[1, 2], [5, 1], [1, 1]]), Totals_To_The_First_Large_One([1, 2]))
# expect: [3] [3]
