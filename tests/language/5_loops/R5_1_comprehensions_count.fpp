// `[… for i in n]` counts where n is a number, as the loop does; over anything with elements it visits them.

x = [4, 5, 6]
print([2 * x[i] for i in x.len()])
# expect: [8, 10, 12]

n = 3
i = 7
print([10 * i + j for i in n for j in i if i + j > 1], i)
# expect: [20, 21] 7

Function squares(count):
    return [k * k for k in count]

print(squares(4), squares(0), squares(2.0), [k for k in -2])
# expect: [0, 1, 4, 9] [] [0, 1] []

Function cells(T: Tensor):
    return [T[row][col] for row in T.rows for col in T.cols]

print(cells([[1, 2], [3, 4]]))
# expect: [1, 2, 3, 4]

// a parameter that calls give a tensor is visited
Function doubled(values):
    return [2 * value for value in values]

print(doubled([5, 6]))
# expect: [10, 12]

print([k for k in n / 2])
# error: FPP0514 1.5
