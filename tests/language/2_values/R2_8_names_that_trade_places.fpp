// Two tensors that trade places in every pass are two, whatever their names; a third name sees what its tensor becomes.
Function smoothed(A: Tensor, steps: Integer) -> A:
    B = A.clone()
    for t in steps:
        for i from 1 to A.len() - 2: B[i] = (A[i - 1] + A[i + 1]) / 2
        A, B = B, A

Function seen(A: Tensor, steps: Integer) -> Pair:
    B = A.clone()
    C = A
    for t in steps:
        for i from 1 to A.len() - 2: B[i] = A[i - 1] + C[i + 1]
        A, B = B, A
    return A, C

Function made(A: Tensor, steps: Integer) -> A:
    n = A.len()
    for t in steps:
        New = zeros(n)
        for i from 1 to n - 1: New[i] = A[i - 1] + 1
        A = New

print(smoothed([0, 4, 8, 4, 0], 1), smoothed([0, 4, 8, 4, 0], 2))
# expect: [0. 4. 4. 4. 0.] [0. 2. 4. 2. 0.]
print(seen([1, 2, 3, 4], 2))
# expect: ([1. 4. 8. 4.], [1. 4. 8. 4.])
print(made([5, 6, 7], 1), made([5, 6, 7], 2))
# expect: [0. 6. 7.] [0. 1. 7.]
