## d/dx of x * d/dy (x + y)
Function inner(x, y):
    s = x + y
    return gradient of s with respect to y
x = 2.0
y = x * inner(x, 3.0)
g = gradient of y with respect to x
#> g = 1

## the same with derivative of a function value
Function outer_one(x):
    return x * derivative(y -> x + y, 1.0)
a = derivative(outer_one, 2.0)
#> a = 1

## the same, where the inner slope depends on x
Function outer_one(x):
    return x * derivative(y -> x * y * y, 3.0)
a = derivative(outer_one, 2.0)
#> a = 24

## an optimizer's loop with two losses
a = 5.0
b = -3.0
for step in 100:
    First = (a - 1)^2
    Second = (b - a)^2
    ga = gradient of First with respect to a
    gb = gradient of Second with respect to b
    a -= 0.1 * ga
    b -= 0.1 * gb
#> round(a, 6) = 1
#> round(b, 6) = 1

## a step of descent within what is differentiated
w = 2.0
rate = 0.1
Inner = w^2 * 3
step = gradient of Inner with respect to w
moved = w - rate * step
Loss = moved^2
gw, gr = gradient of Loss with respect to w, rate
#> gw = 2 * (w - 0.6 * w) * (1 - 0.6)
#> gr = 2 * (w - 0.6 * w) * (-6 * w)
