## a value that is used three times
x = 1.3
y = x * x
z = y + x
w = z * z + y
g = gradient of w with respect to x
#> g = 2 * z * (2 * x + 1) + 2 * x

## a diamond
x = 0.7
a = sin(x)
b = exp(x)
c = a * b
g = gradient of c with respect to x
#> g = np.exp(x) * (np.cos(x) + np.sin(x))

## the same variable on both sides
start = 1.3
x = start * 1
x = x * x
x = x * x
g = gradient of x with respect to start
#> g = 4 * start**3

## added to itself, as in the README of micrograd
a = -4.0
b = 2.0
c = a + b
d = a * b + b^3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + ReLU(b + a)
d += 3 * d + ReLU(b - a)
e = c - d
f = e^2
result = f / 2.0
result += 10.0 / f
ga, gb = gradient of result with respect to a, b
#> round(result, 4) = 24.7041
#> round(ga, 4) = 138.8338
#> round(gb, 4) = 645.5773

## added to itself in a loop
a = 1.5
c = a
for i in 4:
    c += c + a
g = gradient of c with respect to a
#> g = 31
