Function total(v: Tensor, T: Tensor, c: Number):
    x = T[9]
    if c > 0: x = 5
    T[9] = x
    s = 0
    for y in v: s += y
    return s

Function greatest(A: Tensor) -> M:
    M = zeros(A.rows)
    for i in A.rows:
        M[i] = 0.5
        if A[i][0] < 0: continue
        for j in A.cols: M[i] = max(M[i], A[i][j])

print(greatest([[-1, 2], [1, 3]]))  # expect: [0.5 3. ]
try:
    print(total([1, 2], [1.0, 2], -1))
catch problem:
    print("caught")  # expect: caught
