// The matrices of a batch are turned over; a vector has no two sizes to swap.
Function Turned_Over(T) -> Turned:
    if T.rank < 2:
        return T
    Turned = zeros(concat(T.shape[:-2], [T.cols, T.rows]))
    for row in T:
        for element in row:
            Turned[element][row] = T[row][element]

Function Turned_Untested(T) -> Turned:
    Turned = zeros(concat(T.shape[:-2], [T.cols, T.rows]))
    for row in T:
        for element in row:
            Turned[element][row] = T[row][element]  # error: FPP0554 `Turned` has 2 axes, but what these loops run over has 1 axis

print(Turned_Over([[1, 2, 3], [4, 5, 6]]), Turned_Over([1, 2]), Turned_Over(7))
# expect: [[1. 4.]
# expect:  [2. 5.]
# expect:  [3. 6.]] [1 2] 7
print(Turned_Over([[[1, 2]], [[3, 4]]]), Turned_Over(zeros(0, 2, 3)).shape)
# expect: [[[1.]
# expect:   [2.]]
# expect:
# expect:  [[3.]
# expect:   [4.]]] (0, 3, 2)
print(Turned_Untested([[1, 2]]), Turned_Untested([1]))
