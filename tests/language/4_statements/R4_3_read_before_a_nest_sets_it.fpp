// A variable that a nest counts with has no value before it.
Function f(A: Tensor, t):
    t = max(t, q)  # error: FPP0533 `q` has no value yet
    for row in A:
        q = rowIndex
        for col in row:
            t += col * q
    return t

print(f([[1, 2]], 1))
