## whole numbers
x = [1, 2, 3]
Loss = sum(x * x) / 4
g = gradient of Loss with respect to x
#> g = [0.5, 1, 1.5]

## a whole number
n = 3
y = n^2 / 4
g = gradient of y with respect to n
#> g = 1.5

## whole steps of a whole number
n = 3
y = n * n
g = gradient of y with respect to n
#> g = 6

## 2 and 2.0
x = 3.0
a = x^2
b = x^2.0
c = 2 * x
d = 2.0 * x
ga = gradient of a with respect to x
gb = gradient of b with respect to x
gc = gradient of c with respect to x
gd = gradient of d with respect to x
#> ga = 6
#> gb = 6
#> gc = 2
#> gd = 2

## true and false
x = [1.0, 2.0, 3.0]
chosen = [true, false, true]
Loss = sum(x * chosen * x)
g = gradient of Loss with respect to x
#> g = [2, 0, 6]

## a comparison in arithmetic
x = [1.0, -2.0]
Loss = sum((x > 0) * x * 3)
g = gradient of Loss with respect to x
#> g = [3, 0]

## whole places in fractions
x = [1.0, 2.0]
k = 1.0
Loss = x[k] * x[0]
g = gradient of Loss with respect to x
#> g = [2, 1]
