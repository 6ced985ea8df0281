// Updates by one operation come in any order; a sum and a product in turn do not.
Function in_turn(A, u) -> S:
    S = A.clone()
    for i in range(A.rows):
        for j in range(A.columns):
            for k in range(u.len()):
                S[i][j] -= A[i][k]
                S[i][j] *= u[k]

Function apart(A, u) -> S:
    S = A.clone()
    for i in range(A.rows):
        for j in range(A.columns):
            for k in range(u.len()):
                S[i][j] -= A[i][k]
                S[i][j] += u[k]

print(in_turn([[1, 2], [3, 4]], [2, 3]))
# expect: [[ -6.   0.]
# expect:  [-12.  -6.]]
print(apart([[1, 2], [3, 4]], [2, 3]))
# expect: [[3. 4.]
# expect:  [1. 2.]]
