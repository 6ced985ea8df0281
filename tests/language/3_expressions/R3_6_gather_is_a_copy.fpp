Function zero(v):
    for x in v: x = 0
A = [1.0, 2, 3]
zero(A[[0, 1]])
zero(A[A > 2])
print(A)  # expect: [1. 2. 3.]
