Function zero(v):
    for x in v: x = 0
A = [[1.0, 2], [3, 4]]
zero(A[0])
zero(A[:, 1])
print(A)
# expect: [[0. 0.]
# expect:  [3. 0.]]
