## all, rows, columns
X = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
Loss = sum(X) * 100 + sum(sum(X, axis=0) * [1.0, 2.0, 3.0]) + sum(sum(X, axis=1) * [10.0, 20.0]) + sum(sum(X, axis=-1) * [10.0, 20.0])
g = gradient of Loss with respect to X
#> g = 100 + np.array([[1, 2, 3], [1, 2, 3]]) + 2 * np.array([[10], [20]])

## means
X = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
Loss = mean(X) + sum(mean(X, axis=0) * [1.0, 2.0, 3.0]) + sum(mean(X, axis=1)^2)
g = gradient of Loss with respect to X
#> g = 1 / 6 + np.array([[1, 2, 3], [1, 2, 3]]) / 2 + 2 * np.array([[2], [5]]) / 3

## axes that are kept
X = [[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]]
D = X - unsqueeze(mean(X, axis=1), 1)
Loss = sum(D * D * D)
g = gradient of Loss with respect to X
#> g = 3 * D**2 - np.mean(3 * D**2, axis=1, keepdims=True)

## a tie of three numbers
v = [1.0, 1.0, 0.0]
a = max(v)
g = gradient of a with respect to v
#> g = [0.5, 0.5, 0]

## a tie of the smallest
v = [1.0, 0.0, 0.0]
a = min(v)
g = gradient of a with respect to v
#> g = [0, 0.5, 0.5]

## ties along an axis
X = [[1.0, 1.0, 0.0], [2.0, 5.0, 3.0]]
Loss = sum(max(X, axis=1) * [10.0, 20.0]) + sum(max(X, axis=0))
g = gradient of Loss with respect to X
#> g = [[5, 5, 0], [1, 21, 1]]

## a product with one zero
v = [2.0, 0.0, 3.0]
Loss = prod(v)
g = gradient of Loss with respect to v
#> g = [0, 6, 0]

## a product with two zeros
v = [2.0, 0.0, 0.0]
Loss = prod(v)
g = gradient of Loss with respect to v
#> g = [0, 0, 0]

## products along an axis
X = [[2.0, 0.0, 3.0], [1.0, 4.0, 5.0]]
Loss = sum(prod(X, axis=1))
g = gradient of Loss with respect to X
#> g = [[0, 6, 0], [20, 5, 4]]

## the spread of a constant
v = [3.0, 3.0, 3.0]
Loss = std(v)
g = gradient of Loss with respect to v
#> g = [0, 0, 0]

## the spread of one number
v = [3.0]
Loss = std(v)
g = gradient of Loss with respect to v
#> g = [0]

## variance and spread
v = [1.0, 2.0, 4.0]
Loss = var(v) + std(v)
g = gradient of Loss with respect to v
#> g = 2 * (v - v.mean()) / 3 + (v - v.mean()) / (3 * np.std(v))

## of a sample
v = [1.0, 2.0, 4.0]
Loss = var(v, true) + std(v, true)
g = gradient of Loss with respect to v
#> g = 2 * (v - v.mean()) / 2 + (v - v.mean()) / (2 * np.std(v, ddof=1))

## the length of nothing
v = [0.0, 0.0]
Loss = sqrt(sum(v * v))
g = gradient of Loss with respect to v
#> g = [0, 0]

## the middle
v = [3.0, 1.0, 2.0, 10.0]
Loss = median(v)
g = gradient of Loss with respect to v
#> g = [0.5, 0, 0.5, 0]

## added up step by step
v = [1.0, 2.0, 3.0]
Loss = sum(cumsum(v) * [1.0, 10.0, 100.0])
g = gradient of Loss with respect to v
#> g = [111, 110, 100]

## sorted
v = [3.0, 1.0, 2.0]
Loss = sum(sort(v) * [1.0, 10.0, 100.0])
g = gradient of Loss with respect to v
#> g = [100, 1, 10]
