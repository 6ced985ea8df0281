## the same argument twice
Function f(p, q):
    return p * p * q
x = 1.7
y = f(x, x)
g = gradient of y with respect to x
#> g = 3 * x**2

## the same tensor twice
Function f(p, q):
    return sum(p * exp(q))
x = [0.5, -1.0, 2.0]
y = f(x, x)
g = gradient of y with respect to x
#> g = np.exp(x) * (1 + x)

## x - x
x = [1.0, -2.0]
y = sum(x - x)
g = gradient of y with respect to x
#> g = [0, 0]

## x / x
x = 3.0
y = x / x
g = gradient of y with respect to x
#> g = 0

## an argument that is not used
Function f(p, q):
    return p * 2
x = 1.0
u = 5.0
y = f(x, u)
gx, gu = gradient of y with respect to x, u
#> gx = 2
#> gu = 0

## the result is the argument
Function f(p):
    return p
x = [1.0, 2.0]
y = sum(f(x) * f(x))
g = gradient of y with respect to x
#> g = 2 * x

## the result is constant
Function f(p):
    return 3.0
x = 1.0
y = f(x)
g = gradient of y with respect to x
#> g = 0
