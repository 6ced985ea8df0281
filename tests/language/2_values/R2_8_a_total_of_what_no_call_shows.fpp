// In `summed` the total is a tensor, and what is added may be one: behind the test, too.

Function summed(A, u, n):
    total = zeros(n)
    for i in A.rows:
        if 1 > A[i][i]:
            total = total + u * 2
    return total

A = [[0.0, 3.0], [4.0, 0.5]]
print(summed(A, [1.0, 2.0], 2), summed(A, 1, 3))
# expect: [4. 8.] [4. 4. 4.]

// Arrays that do not fit what a function is given are no error: its loop is run.
Function chosen(A, u):
    print("chosen")
    total = 0
    for i in A.len():
        if A[i] > 0:
            total += u
    return total

print(chosen([1.0, -1.0, 2.0], 2))
# expect: chosen
# expect: 4
