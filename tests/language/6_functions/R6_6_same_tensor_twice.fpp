Function swap_first(A, B):
    t = A[0]
    A[0] = B[0]
    B[0] = t
a = [1, 2]
swap_first(a, a)
# error: FPP0312 A
