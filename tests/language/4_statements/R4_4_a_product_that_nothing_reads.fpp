// A product that nothing reads is not said, but the places that its loop asks for have to be there.
Function firsts(A: Tensor, v: Tensor) -> total:
    total = 0
    for i in A.rows:
        s = 0  # warning: FPP0805
        for j in A.cols:
            s += A[i][j] * v[j]  # error: FPP0513
        total += A[i][0]

print(firsts([[1, 2, 3], [4, 5, 6]], [1, 2]))
