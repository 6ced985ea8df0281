Function total(x) -> Number:
    n = x.len()
    sum_so_far = 0
    for i from 1 to n:  # warning: FPP0812 `i` is n in the end, but the last index of `x` is n - 1
        sum_so_far += x[i]
    for i in range(len(x) + 1):  # warning: FPP0812 `i` is len(x) in the end
        sum_so_far += x[i]
    for i in n:  # warning: FPP0812 `i + 1` is n in the end
        sum_so_far += x[i + 1] - x[i]
    for i from n to 0 step -1:  # warning: FPP0812 `i` is n in the end
        sum_so_far += x[i]
    for i, value in enumerate(x):  # warning: FPP0812 `i + 1` is x.len() in the end
        sum_so_far += value * x[i + 1]
    return sum_so_far

Function doubled(M: Tensor) -> M:
    for i in range(M.rows):
        for j in range(M.shape[1] + 1):  # warning: FPP0812 `j` is M.shape[1] in the end, but the last index of `M[0]` is M.shape[1] - 1
            M[i][j] = M[i][j] * 2

Function table(n: Integer) -> T:
    T = zeros(n, n + 1)
    for k from 0 to n - 1:
        for i from 0 to k:  # warning: FPP0812 `i + 2` is n + 1 in the end
            T[k][i + 2] = 1

Function pairs(names):
    print([names[i] + names[i + 1] for i in range(len(names))])  # warning: FPP0812 `i + 1` is len(names) in the end
    print(names[len(names)])  # warning: FPP0812 the index is len(names), but the last index of `names` is len(names) - 1

seen = 0
try: print(total([1, 2]))
catch error: seen += 1
try: print(doubled([[1, 2]]))
catch error: seen += 1
try: print(table(2))
catch error: seen += 1
try: pairs(["a", "b"])
catch error: seen += 1
print(seen)  # expect: 4
