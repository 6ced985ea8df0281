// At every rank the mirrored place is the one on the other side of the diagonal of its matrix.
Function turned(A, B) -> B:
    for row in A:
        for col in row:
            B[row][col] = A[col][row]

Function turned_back(A, B) -> B:
    for row in A:
        for col in row:
            B[col][row] = A[row][col]

Function product_with_mirror(A) -> Number:
    total = 0
    for row in A:
        for col in row:
            total += A[row][col] * A[col][row]
    return total

Batch = arange(8).reshape(2, 2, 2)
print(turned(Batch, zeros(2, 2, 2)))
# expect: [[[0. 2.]
# expect:   [1. 3.]]
# expect:
# expect:  [[4. 6.]
# expect:   [5. 7.]]]
print(turned_back(arange(6).reshape(1, 2, 3), zeros(1, 3, 2)))
# expect: [[[0. 3.]
# expect:   [1. 4.]
# expect:   [2. 5.]]]
print(product_with_mirror(Batch), product_with_mirror([[1, 2], [3, 4]]), product_with_mirror([2, 3]))
# expect: 138 29 13
