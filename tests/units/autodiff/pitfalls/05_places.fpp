## a place that is taken twice
x = [5.0, 6.0, 7.0]
Loss = sum(x[[0, 0, 1]])
g = gradient of Loss with respect to x
#> g = [2, 1, 0]

## places that a variable names
x = [5.0, 6.0, 7.0]
places = [0, 0, 1]
Loss = sum(x[places] * [1.0, 10.0, 100.0])
g = gradient of Loss with respect to x
#> g = [11, 100, 0]

## rows that are taken twice
E = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
words = [2, 0, 2]
Loss = sum(E[words] * [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
g = gradient of Loss with respect to E
#> g = [[3, 4], [0, 0], [6, 8]]

## from the end
x = [5.0, 6.0, 7.0]
Loss = x[-1] * x[-1] * x[0]
g = gradient of Loss with respect to x
#> g = [49, 0, 70]

## every second
x = [1.0, 2.0, 3.0, 4.0, 5.0]
Loss = sum(x[::2] * x[::2])
g = gradient of Loss with respect to x
#> g = [2, 0, 6, 0, 10]

## backwards
x = [1.0, 2.0, 3.0]
Loss = sum(x[::-1] * [1.0, 10.0, 100.0])
g = gradient of Loss with respect to x
#> g = [100, 10, 1]

## an empty slice
x = [1.0, 2.0, 3.0]
Loss = sum(x[2:2]) + x[0]
g = gradient of Loss with respect to x
#> g = [1, 0, 0]

## no places
x = [1.0, 2.0, 3.0]
none_of_them = zeros(0)
Loss = sum(x[none_of_them]) + x[1]
g = gradient of Loss with respect to x
#> g = [0, 1, 0]

## a mask
x = [1.0, -2.0, 3.0]
Loss = sum(x[x > 0] * x[x > 0])
g = gradient of Loss with respect to x
#> g = [2, 0, 6]

## a mask that chooses nothing
x = [-1.0, -2.0]
Loss = sum(x[x > 0]) + sum(x)
g = gradient of Loss with respect to x
#> g = [1, 1]

## rows of a matrix in a loop
M = [[1.0, 2.0], [3.0, 4.0]]
Loss = 0
for row in M:
    Loss += row[0] * sum(row)
g = gradient of Loss with respect to M
#> g = [[2 + 2, 1], [6 + 4, 3]]

## a column
M = [[1.0, 2.0], [3.0, 4.0]]
Loss = sum(M[:, 1] * M[:, 1])
g = gradient of Loss with respect to M
#> g = [[0, 4], [0, 8]]

## one row and one column
M = [[1.0, 2.0], [3.0, 4.0]]
Loss = M[1][0] * M[0, 1]
g = gradient of Loss with respect to M
#> g = [[0, 3], [2, 0]]
