# given: data = [[1, 2], [3, 4]]
# given: rows = 2
# given: T = [5, 6]
// A word that is asked of tensors may be the name of an input.
print(data.shape, data.rows, rows * 2)
# expect: (2, 2) 2 4
print(T.sum(), data.T[0])
# expect: 11 [1 3]
