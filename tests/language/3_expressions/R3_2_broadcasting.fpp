M = [[1, 2], [3, 4]]
print(M + [10, 20])
# expect: [[11 22]
# expect:  [13 24]]
print([1, 2, 3] > 1 and [1, 2, 3] < 3)  # expect: [False  True False]
print(equal(M, M), M.shape == [1].shape)  # expect: True False
print([true, false, true] + 1)          # expect: [2 1 2]
