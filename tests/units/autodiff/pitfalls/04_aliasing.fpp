## another name of the same tensor
start = [1.0, 2.0]
x = start * 1
y = x
y[0] = 3 * y[1]
Loss = sum(x * x)
g = gradient of Loss with respect to start
#> g = [0, 20 * start[1]]

## a copy
x = [1.0, 2.0]
y = x.clone()
y[0] = 3 * y[1]
Loss = sum(x * x)
g = gradient of Loss with respect to x
#> g = 2 * x

## a copy that is changed, and used
x = [1.0, 2.0]
y = x.clone()
y[0] = 3 * y[1]
Loss = sum(x * y)
g = gradient of Loss with respect to x
#> g = [3 * x[1], 3 * x[0] + 2 * x[1]]

## one element after the other
start = [2.0, 5.0]
x = start * 1
x[0] = x[1]
x[1] = x[0]
Loss = x[0] * 3 + x[1] * 4
g = gradient of Loss with respect to start
#> g = [0, 7]

## swapped
start = [2.0, 5.0]
x = start * 1
x[0], x[1] = x[1], x[0]
Loss = x[0] * 3 + x[1] * 4
g = gradient of Loss with respect to start
#> g = [4, 3]

## written into zeros
w = [1.0, 2.0, 3.0]
h = zeros(5)
for i in 3:
    h[i + 1] = w[i] * w[i]
h[2] = h[2] * h[1]
Loss = sum(h)
g = gradient of Loss with respect to w
#> g = [2 * w[0] + 2 * w[0] * w[1]**2, 2 * w[1] * w[0]**2, 2 * w[2]]

## the array that a loop reads, updated by it
start = [1.5, 2.0, 3.0, 0.5]
h = start * 1
for i in 3:
    h[i + 1] = h[i] * h[i + 1]
Loss = h[3]
g = gradient of Loss with respect to start
#> g = np.prod(start) / start

## a row that is a view
start = [[1.0, 2.0], [3.0, 4.0]]
T = start * 1
row = T[0]
row[1] = row[0] * row[0]
Loss = sum(T * T)
g = gradient of Loss with respect to start
#> g = [[2 * start[0, 0] + 4 * start[0, 0]**3, 0], [6, 8]]

## an argument is left alone by an arrow
Function doubled(T: Tensor) -> T:
    T[0] = T[0] * 2
    return T
x = [1.0, 2.0]
y = doubled(x)
Loss = sum(x * y)
g = gradient of Loss with respect to x
#> x = [1, 2]
#> g = [4 * x[0], 2 * x[1]]

## a procedure changes what it is given
Function twice(T: Tensor):
    T[0] = T[0] * T[1]
start = [3.0, 2.0]
x = start * 1
twice(x)
Loss = sum(x * x)
g = gradient of Loss with respect to start
#> g = [2 * 6 * 2, 2 * 6 * 3 + 4]
