## (-2)^3
x = -2.0
y = x^3
g = gradient of y with respect to x
#> g = 12

## 0^0, 0^1, 0^2
x = 0.0
a = x^0
b = x^1
c = x^2
ga = gradient of a with respect to x
gb = gradient of b with respect to x
gc = gradient of c with respect to x
#> ga = 0
#> gb = 1
#> gc = 0

## the same of tensors
x = [0.0, -2.0]
Loss = sum(x^0 + 10 * x^1 + 100 * x^2)
g = gradient of Loss with respect to x
#> g = [10, 10 - 400]

## exponents in a tensor
x = [0.0, 0.0, 0.0, -2.0]
p = [0.0, 1.0, 2.0, 3.0]
Loss = sum(x ^ p)
g = gradient of Loss with respect to x
#> g = [0, 1, 0, 12]

## x^0 anywhere
x = 3.0
y = x^0
g = gradient of y with respect to x
#> g = 0

## x^-1
x = [2.0, -4.0]
y = sum(x ^ -1)
g = gradient of y with respect to x
#> g = [-1 / 4, -1 / 16]

## x^0.5 at 0
x = 0.0
y = x^0.5
g = gradient of y with respect to x
#> g = np.inf

## 2^x
x = 3.0
y = 2^x
g = gradient of y with respect to x
#> g = 8 * np.log(2)

## 0^x
x = 3.0
b = 0.0
y = b^x
g = gradient of y with respect to x
#> g = 0

## x^x
x = 1.5
y = x^x
g = gradient of y with respect to x
#> g = 1.5**1.5 * (np.log(1.5) + 1)

## (-2)^y by the base alone
b = -2.0
p = 3.0
y = b^p
g = gradient of y with respect to b
#> g = 12

## (-2)^y
b = -2.0
p = 3.0
y = b^p
g = gradient of y with respect to p
#> np.isnan(g) = True

## a square root of a square
x = [3.0, -4.0]
y = sqrt(sum(x^2))
g = gradient of y with respect to x
#> g = x / 5
