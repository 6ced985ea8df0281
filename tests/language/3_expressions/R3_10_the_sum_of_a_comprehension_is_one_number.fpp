// Also where the items are rows: what a loop adds up would be a row.
Function dot(a, b) -> f32:
    return sum(a[i] * b[i] for i in range(a.len()))

Function squares(T: Tensor) -> f32:
    return sum([row^2 for row in T])

print(dot([1, 2], [3, 4.5]), dot([[1, 2], [3, 4]], [[1, 1], [1, 2]]))  # expect: 12.0 14
print(squares([1, 2.0]), squares([[1, 2], [3, 4.0]]))  # expect: 5.0 30.0

// The variable of a comprehension is its own.
Function scaled(v: Tensor, x) -> f32:
    w = [x * 2 for x in v]
    return sum(w) + x

print(scaled([1, 2, 3], 10))  # expect: 22
