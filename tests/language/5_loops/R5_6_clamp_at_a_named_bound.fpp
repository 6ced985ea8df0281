// A bound under a name is a number like any other; nan passes every test by, and a zero keeps its sign.
Function between(x: Tensor) -> Out:
    a = 0.75
    Out = zeros(x.len())
    for i in x.len():
        value = x[i]
        if value < -a: value = -a
        if value > a: value = a
        Out[i] = value
Function at_most(x: Tensor, a) -> Out:
    Out = zeros(x.len())
    for i in x.len():
        value = x[i]
        if value > a: value = a
        Out[i] = value
Function not_negative(x: Tensor) -> Out:
    low = 0.0
    Out = zeros(x.len())
    for i in x.len():
        value = x[i]
        if value < low: value = low
        Out[i] = value
Function late(x: Tensor) -> Out:
    a = 0.5
    a = a / 0.25
    Out = zeros(x.len())
    for i in x.len():
        value = x[i]
        if value > a: value = a
        Out[i] = value
print(between([-2.0, nan, -0.0, 0.5, infinity]))
# expect: [-0.75   nan -0.    0.5   0.75]
print(at_most([-2.0, nan, 1.0], nan))
# expect: [-2. nan  1.]
print(1 / not_negative([-0.0, 0.0, -1.0, 2.0]))
# expect: [-inf  inf  inf  0.5]
print(late([1.0, 3.0, nan]))
# expect: [ 1.  2. nan]
