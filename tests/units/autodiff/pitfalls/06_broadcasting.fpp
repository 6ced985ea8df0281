## a matrix and a row, divided
A = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
b = [2.0, 4.0]
Loss = sum(A / b)
gA, gb = gradient of Loss with respect to A, b
#> gA = [[1 / 2, 1 / 4]] * 3
#> gb = [-9 / 4, -12 / 16]

## a column minus a row
c = [[1.0], [2.0], [3.0]]
r = [[1.0, 2.0, 3.0, 4.0]]
D = c - r
Loss = sum(D * D)
gc, gr = gradient of Loss with respect to c, r
#> gc = np.sum(2 * (c - r), axis=1, keepdims=True)
#> gr = -np.sum(2 * (c - r), axis=0, keepdims=True)

## a vector and a column
v = [1.0, 2.0]
c = [[3.0], [4.0]]
Loss = sum(v * c * c)
gv, gc = gradient of Loss with respect to v, c
#> gv = [25, 25]
#> gc = [[2 * 3 * 3], [2 * 4 * 3]]

## a number with a matrix
s = 3.0
M = [[1.0, 2.0], [3.0, 4.0]]
Loss = sum(s * M + s)
gs, gM = gradient of Loss with respect to s, M
#> gs = 14
#> gM = [[3, 3], [3, 3]]

## a condition and a number
s = 3.0
x = [1.0, -1.0, 2.0]
Loss = sum(where(x > 0, x * x, s))
gs, gx = gradient of Loss with respect to s, x
#> gs = 1
#> gx = [2, 0, 4]

## a power whose exponent is spread
A = [[1.0, 2.0], [3.0, 4.0]]
p = [2.0, 3.0]
Loss = sum(A ^ p)
gA, gp = gradient of Loss with respect to A, p
#> gA = p * A ** (p - 1)
#> gp = np.sum(A**p * np.log(A), axis=0)

## an axis of length 1
A = [[1.0, 2.0, 3.0]]
B = [[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]
Loss = sum((A * B)^2)
gA, gB = gradient of Loss with respect to A, B
#> gA = np.sum(2 * A * B**2, axis=0, keepdims=True)
#> gB = 2 * B * A**2

## an axis of length 1 on both sides
A = [[2.0]]
B = [[3.0]]
v = [5.0]
Loss = sum(A * B * v)
gA, gB, gv = gradient of Loss with respect to A, B, v
#> gA = [[15]]
#> gB = [[10]]
#> gv = [6]

## a batch of one
W = [[1.0, 2.0], [3.0, 4.0]]
X = [[1.0, -1.0]]
b = [0.5, 0.25]
Loss = mean((X @ W + b)^2)
gW, gb = gradient of Loss with respect to W, b
#> gW = X.T @ (X @ W + b)
#> gb = np.sum(X @ W + b, axis=0)

## rank 3 and a vector
T = ones(2, 3, 4)
v = [1.0, 2.0, 3.0, 4.0]
Loss = sum(T * v * v)
gT, gv = gradient of Loss with respect to T, v
#> gT = np.broadcast_to(v * v, (2, 3, 4))
#> gv = 12 * v

## rank 3 and a matrix with an axis of 1
T = ones(2, 3, 4)
M = [[1.0], [2.0], [3.0]]
Loss = sum(T * M * M)
gM = gradient of Loss with respect to M
#> gM = 16 * M

## an empty batch, summed
Function f(X: Matrix, w: Vector):
    Loss = sum(X * w)
    return gradient of Loss with respect to w
w = [1.0, 2.0]
g = f(zeros(0, 2), w)
#> g = [0, 0]

## an empty batch has no mean
w = [1.0, 2.0]
X = zeros(0, 2)
Loss = mean(X * w)
g = gradient of Loss with respect to w
#! no elements|Mean of empty
