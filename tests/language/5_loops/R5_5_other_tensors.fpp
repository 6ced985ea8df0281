A = [[1, 2], [3, 4]]
B = [[10, 20], [30, 40]]
Function add(A, B) -> C:
    C = Empty_Tensor(A.shape)
    for row in A:
        for col in row:
            C[row][col] = A[row][col] + B[rowIndex, colIndex]
print(add(A, B))
# expect: [[11. 22.]
# expect:  [33. 44.]]
print(add([1.0, 2.0], [10.0, 20.0]))  # expect: [11. 22.]
print(add([[[1.0, 1.0], [1.0, 1.0]], [[1.0, 1.0], [1.0, 1.0]]], [[[1.0, 1.0], [1.0, 1.0]], [[1.0, 1.0], [1.0, 1.0]]]))
# expect: [[[2. 2.]
# expect:   [2. 2.]]
# expect: 
# expect:  [[2. 2.]
# expect:   [2. 2.]]]
