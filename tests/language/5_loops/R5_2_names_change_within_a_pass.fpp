// A name holds what was put into it, whatever becomes of the name it came from.
Function kept(x: Tensor) -> Out:
    Out = zeros(x.len())
    for i in x.len():
        a = x[i] * 2
        before = a
        a = a + 1
        Out[i] = 10 * before + a

print(kept([1.0, -2.0]))
# expect: [ 23. -43.]

Function turned(x: Tensor) -> Out:
    Out = zeros(x.len())
    for i in x.len():
        a = x[i] * 2
        t = 1
        if a > 0:
            a = 0 - a
            t = a * 2
        Out[i] = 10 * t + a

print(turned([1.0, -2.0]))
# expect: [-42.   6.]

Function ordered(x: Tensor, y: Tensor) -> Out:
    Out = zeros(x.len(), 2)
    for i in x.len():
        low = x[i]
        high = y[i]
        if low > high:
            t = low
            low = high
            high = t
        Out[i][0] = low
        Out[i][1] = high

print(ordered([3.0, 1.0], [2.0, 5.0]))
# expect: [[2. 3.]
# expect:  [1. 5.]]

Function both(x: Tensor, y: Tensor):
    for i in x.len():
        if x[i] > 0:
            x[i] = x[i] - 5
            y[i] = x[i] * 2

x = [3.0, -1.0]
y = [0.5, 0.5]
both(x, y)
print(x, y)
# expect: [-2. -1.] [-4.   0.5]
