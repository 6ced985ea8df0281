// A row is no number: in the inner loop each element meets the whole of `bonus`, and has no room for it.
Function raised_by(T, bonus) -> T:
    for row in T:
        for col in row:
            col + bonus # error: FPP0519 one number

print(raised_by([1, 2], 10))
# expect: [11. 12.]
print(raised_by([1, 2], [10, 20]))
