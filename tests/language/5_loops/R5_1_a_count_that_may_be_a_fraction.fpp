// A parameter that a loop counts to takes whole-valued fractions, too.
Function first(u, n) -> total:
    total = 0
    for i in range(n): total += u[i]  # error: FPP0514 1.5

Function pooled(x, size = 2) -> out:
    out = zeros(x.rows div size, x.columns div size)
    for i in range(out.rows):
        for j in range(out.columns):
            best = -infinity
            for a in range(size):
                for b in range(size):
                    if x[i * size + a][j * size + b] > best: best = x[i * size + a][j * size + b]
            out[i][j] = best

print(first([1, 2, 3], 2), first([1, 2, 3], 2.0), first([1, 2, 3], 0))
# expect: 3 3 0
print(pooled([[1, 2, 3, 4], [5, 6, 7, 8]]), pooled([[1, 2], [3, 4]], 1.0))
# expect: [[6. 8.]] [[1. 2.]
# expect:  [3. 4.]]
print(first([1, 2, 3], 1.5))
