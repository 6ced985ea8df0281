## ReLU, where, max and if agree at the corner; a loop keeps what its branch keeps
Function loop(T: Vector) -> Tensor:
    for v in T:
        if v < 0:
            v = 0
    return T
Function chosen(x):
    return x if x > 0 else 0
x = [-1.0, 0.0, 2.0]
Loss = sum(loop(x)) + 10 * sum(ReLU(x)) + 100 * sum(where(x > 0, x, 0)) + 1000 * sum(max(x, 0)) + 10000 * sum(chosen(x))
g = gradient of Loss with respect to x
#> g[0] = 0
#> g[1] = 1
#> g[2] = 11111

## ReLU at 0 as the paper's loop
Function relu_of_loop(T: Tensor) -> Tensor:
    for row in T:
        for col in row:
            if col <= 0:
                col = 0
            else:
                col
    return T
x = [-1.0, 0.0, 2.0]
Loss = sum(relu_of_loop(x))
g = gradient of Loss with respect to x
#> g = [0, 0, 1]

## relu(x) - relu(-x) at 0
x = 0.0
y = ReLU(x) - ReLU(-x)
g = gradient of y with respect to x
#> g = 0

## |x| at 0
x = 0.0
y = abs(x)
g = gradient of y with respect to x
#> g = 0

## clamp on its bounds
x = [-1.0, 0.0, 1.0]
Loss = sum(clamp(x, -1, 1))
g = gradient of Loss with respect to x
#> g = [0, 1, 0]

## hinge at the corner
y = [1.0, -1.0, 1.0]
p = [1.0, -1.0, 0.5]
Loss = HingeLoss(p, y).sum
g = gradient of Loss with respect to p
#> g[0] = 0
#> g[1] = 0
#> g[2] < 0

## Huber at the corner
t = [0.0, 0.0, 0.0]
p = [1.0, -1.0, 0.5]
Loss = sum(HuberLoss(p, t))
g = gradient of Loss with respect to p
#> g / g[0] = [1, -1, 0.5]

## max(x, x)
x = 2.0
y = max(x, x)
g = gradient of y with respect to x
#> g = 1

## a tie of two variables
a = 2.0
b = 2.0
y = max(a, b) + 10 * min(a, b)
ga, gb = gradient of y with respect to a, b
#> ga = 5.5
#> gb = 5.5

## the branch that is taken
x = 1.0
y = x^2 if x >= 1 else 5 * x
g = gradient of y with respect to x
#> g = 2

## steps
x = [0.5, 1.5]
Loss = sum(floor(x) * x + sign(x) + round(x) + (x > 1) * x)
g = gradient of Loss with respect to x
#> g = [0, 1 + 1]

## a vertical slope
x = 0.0
y = sqrt(x)
g = gradient of y with respect to x
#> g = np.inf
