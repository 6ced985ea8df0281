// What begins as a number becomes a row with the first row that is added.
Function chosen(A: Tensor, limit):
    v = zeros(A.rows)
    for i in A.rows: v[i] = A[i][0]
    total = 0
    for i in A.rows:
        if v[i] > limit: total += A[i] * v[i]
    return total

print(chosen([[1.0, 2.0], [3.0, 4.0]], 2))
# expect: [ 9. 12.]
print(chosen([[1.0, 2.0], [3.0, 4.0]], 5))
# expect: 0
