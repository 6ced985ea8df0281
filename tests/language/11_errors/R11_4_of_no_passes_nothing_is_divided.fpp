# R11.4: a mean that is added up inside the loop is what no pass adds where there is nothing.
Function slopes(x: Tensor, y: Tensor):
    a = 0.0
    b = 0.0
    for i in x.len():
        e = 3 * x[i] - y[i]
        a += 2 * e * x[i] / x.len()
        b += e * e / x.len()
    return a, b

# expect: (4.0, 2.5)
print(slopes([1, 2], [1, 5]))
# expect: (0.0, 0.0)
print(slopes(zeros(0), zeros(0)))
