Function f(A, B):
    A[0] = B[1]
a = [[1, 2], [3, 4]]
f(a[0], a)
# error: FPP0312 A
