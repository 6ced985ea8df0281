## the Hessian of Rosenbrock's function
Function f(v):
    return 100 * (v[1] - v[0]^2)^2 + (1 - v[0])^2
at = [-1.2, 1.0]
H = hessian(f, at)
g = jacobian(v -> [f(v)], at)
#> H = optimize.rosen_hess(at)
#> g = [optimize.rosen_der(at)]

## Rosenbrock's function of five numbers, as arrays
Function f(v: Vector):
    return sum(100 * (v[1:] - v[:-1]^2)^2 + (1 - v[:-1])^2)
at = [-1.2, 1.0, 0.5, 2.0, -0.3]
Loss = f(at)
g = gradient of Loss with respect to at
H = hessian(f, at)
#> g = optimize.rosen_der(at)
#> H = optimize.rosen_hess(at)

## Rosenbrock's function of five numbers, as a loop
Function f(v: Vector):
    total = 0.0
    for i in v.len() - 1:
        total += 100 * (v[i + 1] - v[i]^2)^2 + (1 - v[i])^2
    return total
at = [-1.2, 1.0, 0.5, 2.0, -0.3]
Loss = f(at)
g = gradient of Loss with respect to at
H = hessian(f, at)
#> g = optimize.rosen_der(at)
#> H = optimize.rosen_hess(at)

## the slope of the length of a gradient
Function length(x):
    y = sum(x^3)
    g = gradient of y with respect to x
    return sqrt(sum(g * g))
x = [1.0, 2.0]
y = length(x)
g = gradient of y with respect to x
#> g = 18 * x**3 / np.sqrt(np.sum(9 * x**4))

## the second derivative of ReLU
d2 = derivative(derivative(ReLU))
a = d2(0.0)
b = d2(2.0)
#> a = 0
#> b = 0

## the second derivative of tanh
d2 = derivative(derivative(tanh))
a = d2(0.7)
#> a = -2 * np.tanh(0.7) * (1 - np.tanh(0.7)**2)

## a Hessian is symmetric
Function f(v):
    return sin(v[0] * v[1]) + exp(v[2] - v[0]) * v[1]^2
H = hessian(f, [0.3, 1.2, -0.5])
#> H = H.T

## the third derivative of sin(sin(x) + sin(x))
Function f(x):
    return sin(sin(x) + sin(x))
d3 = derivative(derivative(derivative(f)))
a = d3(0.4)
u, d, dd, ddd = 2 * sin(0.4), 2 * cos(0.4), -2 * sin(0.4), -2 * cos(0.4)
#> a = -np.cos(u) * d**3 - 3 * np.sin(u) * d * dd + np.cos(u) * ddd

## the second derivative of a while loop
Function f(x):
    y = x
    while y < 50:
        y = y * y
    return y
d2 = derivative(derivative(f))
a = d2(3.0)
#> a = 12 * 3**2

## the Hessian of a matrix product
A = [[1.0, 2.0], [5.0, 4.0]]
Function f(v: Vector):
    return v @ A @ v
H = hessian(f, [1.0, 2.0])
#> H = A + A.T
