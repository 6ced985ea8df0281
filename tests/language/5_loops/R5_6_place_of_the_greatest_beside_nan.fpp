// A comparison with nan is false: a nan is passed by, and one in the first place is never left.
Function first_greatest(x: Tensor) -> best:
    best = 0
    for i in x.len():
        if x[i] > x[best]: best = i
Function first_least(A: Tensor) -> Out:
    Out = zeros(A.rows)
    for i in A.rows:
        k = 0
        for j in A.cols:
            if A[i][j] < A[i][k]: k = j
        Out[i] = k
print(first_greatest([1.0, nan, 3.0, 3.0]))
# expect: 2
print(first_greatest([nan, 1.0, 3.0]))
# expect: 0
print(first_greatest([-infinity, nan, nan]))
# expect: 0
print(first_greatest([-0.0, 0.0]))
# expect: 0
print(first_greatest(zeros(0)))
# expect: 0
print(first_least([[2.0, 1.0, 1.0], [5.0, nan, 4.0], [nan, 1.0, 0.0]]))
# expect: [1. 2. 0.]
print(first_least(zeros(2, 0)))
# expect: [0. 0.]
