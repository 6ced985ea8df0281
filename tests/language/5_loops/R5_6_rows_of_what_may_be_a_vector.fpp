// How many rows there are says nothing of the rank: a vector is one row, and of a stack of matrices it is that of each.
Function counted(A: Tensor) -> places:
    places = zeros(A.rows)
    for i in A.rows: places[i] = i

Function greatest(a) -> m:
    m = -1
    for x in a: m = max(m, x)

stack = [[[1.0, 2.0], [3.0, 4.0]]]
for i in 3:
    either = [1.0, 5.0, 3.0] if i == 0 else [[1.0, -2.0], [3.0, -4.0], [5.0, -6.0]] if i == 1 else stack
    print(counted(either))
    print(greatest(either))
# expect: [0.]
# expect: 5.0
# expect: [0. 1. 2.]
# expect: [ 5. -1.]
# expect: [0. 1.]
# expect: [[1. 2.]
# expect:  [3. 4.]]
