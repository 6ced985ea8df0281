Function solve(A, b) -> x:
    n = b.len()
    for k in range(n):
        p = k
        for i from k + 1 to n - 1:
            if abs(A[i, k]) > abs(A[p, k]): p = i
        A[k], A[p] = A[p], A[k]
        b[k], b[p] = b[p], b[k]
        for i from k + 1 to n - 1:
            factor = A[i, k] / A[k, k]
            A[i] -= factor * A[k]
            b[i] -= factor * b[k]
    x = zeros(n)
    for i from n - 1 to 0 step -1:
        x[i] = (b[i] - A[i, i+1:] @ x[i+1:]) / A[i, i]
print(solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0]))  # expect: [0.8 1.4]
