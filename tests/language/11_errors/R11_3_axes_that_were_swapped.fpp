M = zeros(2, 3)
caught = 0
if caught > 0:
    print(M[2][1])  # warning: FPP0812 the index is 2, but the last index of `M` is 1; the other way round it fits
    print(M[2][3])  # warning: FPP0812 the index is 2, but the last index of `M` is 1
    M[0][3] = 1     # warning: FPP0812 the index is 3, but the last index of `M[0]` is 2
if caught > 0:
    for i in range(2):
        for j in range(3):
            M[j][i] = i + j  # warning: FPP0812 `j` is 2, but the last index of `M` is 1; the other way round it fits
    for i in M.rows:
        for j in M.cols:
            M[j, i] += 1     # warning: FPP0812 the other way round it fits
    print(M x zeros((4, 2)))  # warning: FPP0810 shapes (2, 3) and (4, 2) cannot be multiplied
for i in range(2):
    for j in range(3):
        M[i][j] = i + j
print(M)
# expect: [[0. 1. 2.]
# expect:  [1. 2. 3.]]
