## a root that is not taken
x = [4.0, 0.0, -1.0]
Loss = sum(where(x > 0, sqrt(x), 0))
g = gradient of Loss with respect to x
#> g = [0.25, 0, 0]

## sin(x) / x
x = [0.0, 1.0]
Loss = sum(where(x != 0, sin(x) / x, 1))
g = gradient of Loss with respect to x
#> g = [0, np.cos(1) - np.sin(1)]

## an exponential that is not taken
x = [100.0, 1.0]
Loss = sum(where(x < 50, exp(x), 1))
g = gradient of Loss with respect to x
#> g = [0, np.exp(1)]

## an exponential far outside
x = [1000.0, 1.0]
Loss = sum(where(x < 50, exp(x), 1))
g = gradient of Loss with respect to x
#> g = [0, np.exp(1)]

## a logarithm in a loop
Function f(T: Tensor) -> Tensor:
    for v in T:
        if v > 0:
            v = v * log(v)
        else:
            v = 0
    return T
x = [2.0, 0.0, -1.0]
Loss = sum(f(x))
g = gradient of Loss with respect to x
#> g = [np.log(2) + 1, 0, 0]

## a choice for one number
Function f(x):
    return x * log(x) if x > 0 else 0
x = [2.0, 0.0, -1.0]
Loss = sum(f(x))
g = gradient of Loss with respect to x
#> g = [np.log(2) + 1, 0, 0]

## x * log(x) at 0 is said
x = 0.0
y = x * log(x)
g = gradient of y with respect to x
#! zero|divi|math domain

## x * log(x) at 0 in a tensor
x = [0.0, 1.0]
y = sum(x * log(x))
g = gradient of y with respect to x
#> np.isfinite(g) = [False, True]

## a quotient with a branch
Function f(x):
    if x == 0:
        return 1
    return sin(x) / x
x = 0.0
y = f(x)
g = gradient of y with respect to x
#> g = 0

## a power that is not taken
x = [4.0, 0.0, -1.0]
Loss = sum(where(x > 0, x^0.5, 0))
g = gradient of Loss with respect to x
#> g = [0.25, 0, 0]

## what feeds the branch is not taken either
x = [4.0, 0.0, -1.0]
h = x * 2
r = sqrt(h)
Loss = sum(where(x > 0, r, 0))
g = gradient of Loss with respect to x
#> g = [1 / np.sqrt(8), 0, 0]

## an arc outside of its domain
x = [0.5, 2.0]
Loss = sum(where(abs(x) < 1, arcsin(x), 0))
g = gradient of Loss with respect to x
#> g = [1 / np.sqrt(0.75), 0]

## a value that is chosen in one place and taken whole in another
x = [4.0, 1.0, 9.0]
r = sqrt(x)
Loss = sum(where(x > 2, r, 0)) + sum(r * r * r)
g = gradient of Loss with respect to x
#> g = np.where(x > 2, 0.5 / np.sqrt(x), 0) + 1.5 * np.sqrt(x)

## taken whole first, and chosen afterwards
x = [4.0, 1.0, 9.0]
r = sqrt(x)
Loss = sum(r * r * r)
Loss = Loss + sum(where(x > 2, r, 0))
r2 = r[0] * 2
Loss = Loss + r2
g = gradient of Loss with respect to x
#> g = np.where(x > 2, 0.5 / np.sqrt(x), 0) + 1.5 * np.sqrt(x) + np.array([0.5, 0, 0])

## chosen twice
x = [4.0, 0.0, -1.0]
r = sqrt(x)
first = where(x > 0, r, 1)
second = where(x > 0, r, 2)
Loss = sum(first * second)
g = gradient of Loss with respect to x
#> g = [1, 0, 0]

## a greatest number of which one has no slope
x = [0.0, 4.0]
Loss = sum(max(sqrt(x), 1)) + sum(max(log(x), -5)) + sum(clamp(1 / x, -2, 2))
g = gradient of Loss with respect to x
#> g = [0, 0.25 + 0.25 - 1 / 16]
