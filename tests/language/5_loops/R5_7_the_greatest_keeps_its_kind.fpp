// What a comparison takes over is the number itself, whatever it is compared with first; `max` puts the two together.
Function largest(v) -> best:
    best = -infinity
    for item in v:
        if item > best: best = item

Function least(v) -> best:
    best = 10.5
    for item in v:
        if item < best: best = item

Function from_first(v) -> best:
    best = v[0]
    for i from 1 to v.len() - 1:
        if v[i] > best: best = v[i]

Function together(v) -> best:
    best = -infinity
    for item in v: best = max(best, item)

Function of_rows(A) -> greatest:
    greatest = []
    for i in range(A.rows):
        best = A[i][0]
        for j in range(A.columns): best = max(best, A[i][j])
        greatest.append(best)

v = [1, 3, 2]
print(largest(v), least(v), from_first(v), together(v))
# expect: 3 1 3 3.0
print(largest([1.5]), least([11]), from_first([7]), of_rows([[1, 2], [4, 3]]))
# expect: 1.5 10.5 7 [2, 4]
x = [nan, 5]
print(largest(x), from_first(x), together(x))
# expect: 5.0 nan nan
