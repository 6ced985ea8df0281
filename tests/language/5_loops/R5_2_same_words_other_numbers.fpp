// What several loops compute alike is computed once only as long as nothing that it reads has changed.

Function by_a_new_middle(X, n: Integer) -> Result:
    Result = zeros(X.rows, X.cols)
    Again = zeros(X.rows, X.cols)
    m = zeros(X.cols)
    for j in X.cols:
        m[j] = X[0][j]
    for i in X.rows:
        for j in X.cols:
            Result[i][j] = exp(X[i][j] - m[j])
    for j in X.cols:
        m[j] = m[j] + n
    for i in X.rows:
        for j in X.cols:
            Again[i][j] = exp(X[i][j] - m[j])
    return Result, Again

Function with_a_changed_sum(x: Tensor, y: Tensor):
    Sum = zeros(x.len())
    for i in x.len():
        Sum[i] = x[i] + y[i]
    for i in x.len():
        Sum[i] = Sum[i] * 2
    for i in x.len():
        y[i] = x[i] + y[i]
    for i in x.len():
        x[i] = x[i] + y[i]
    return Sum

Function through_a_row(T: Tensor, y: Tensor):
    row = T[0]
    Before = zeros(y.len())
    After = zeros(y.len())
    for i in y.len():
        Before[i] = row[i] * y[i]
    for j in T.cols:
        T[0][j] = 10
    for i in y.len():
        After[i] = row[i] * y[i]
    return Before, After

Function certainly_alike(x: Tensor, y: Tensor) -> Pair:
    First = zeros(x.len())
    Second = zeros(x.len())
    for i in x.len():
        First[i] = exp(x[i] - y[i])
        Second[i] = exp(x[i] - y[i]) + 1
    return First, Second

Function each_its_own(x: Tensor, y: Tensor) -> Pair:
    First = zeros(x.len())
    Second = zeros(x.len())
    for i in x.len():
        First[i] = exp(x[i] - y[i])
        Second[i] = exp(x[i] - y[i])
    return First, Second

a, b = by_a_new_middle([[0, 1], [1, 2]], 1)
print(round(a[1], 3))  # expect: [2.718 2.718]
print(round(b[0], 3))  # expect: [0.368 0.368]
x = [1.0, 2.0]
y = [10.0, 20.0]
print(with_a_changed_sum(x, y))  # expect: [22. 44.]
print(x, y)                      # expect: [12. 24.] [11. 22.]
T = [[1.0, 2.0], [3.0, 4.0]]
before, after = through_a_row(T, [1.0, 1.0])
print(before, after)  # expect: [1. 2.] [10. 10.]
first, second = certainly_alike([1.0, 2.0], [1.0, 2.0])
first[0] = 7
print(first, second)  # expect: [7. 1.] [2. 2.]
first, second = each_its_own([1.0, 2.0], [1.0, 2.0])
first[0] = 7
print(first, second)  # expect: [7. 1.] [1. 1.]
