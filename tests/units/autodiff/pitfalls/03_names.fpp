## variables called like gradients
W = [1.0, 2.0]
d_W = [3.0, 4.0]
d_Loss_d_W = 5.0
d_Loss = 6.0
h = W * d_W
Loss = sum(h * h) * d_Loss_d_W + d_Loss
g = gradient of Loss with respect to W
after = d_Loss_d_W + d_Loss
#> g = 10 * W * d_W**2
#> d_W = [3, 4]
#> after = 11

## variables called like helpers and modules
x = [1.0, 2.0]
g = [0.5, 0.25]
sum_to = 2.0
np = 3.0
bx = [[1.0, 1.0], [2.0, 2.0]]
math = 4.0
Loss = sum(bx * x * g) * sum_to * np * math
answer, other = gradient of Loss with respect to x, bx
#> answer = 24 * np.array([3, 3]) * g
#> other = 24 * np.array([[0.5, 0.5], [0.5, 0.5]])
#> sum_to = 2

## a parameter called d_x beside x
Function f(x, d_x):
    y = x * x
    z = y * d_x
    return gradient of z with respect to x
answer = f(3.0, 5.0)
#> answer = 30

## both d_x and d_y_d_x are taken
Function f(x, d_x, d_y_d_x):
    y = x^3 + d_x + d_y_d_x
    return gradient of y with respect to x
answer = f(2.0, 1.0, 1.0)
#> answer = 12

## a function called gradient
Function gradient_of(x):
    return x * 7
Function gradient(x):
    return x * 5
x = 2.0
y = gradient(x) * gradient_of(x)
g = gradient of y with respect to x
#> g = 140

## the variable of a loop, used again behind it
w = [1.0, 2.0, 3.0]
total = 0
for i in 3:
    total += w[i] * i
i = w[0] * 4
Loss = total * i
g = gradient of Loss with respect to w
#> g = [4 * (w[1] + 2 * w[2]), 4 * w[0], 8 * w[0]]

## the last element of a loop, used behind it
w = [1.0, 2.0, 3.0]
total = 0
for v in w:
    total += v * v
Loss = total * v
g = gradient of Loss with respect to w
#> g = [2 * w[0] * w[2], 2 * w[1] * w[2], 2 * w[2]**2 + np.sum(w**2)]

## a parameter that is overwritten
Function f(x):
    x = x * 2
    x = x * x
    return x
t = 3.0
y = f(t)
g = gradient of y with respect to t
#> g = 24

## two losses of one program
W = 2.0
First = W^2
Second = W^3
a = gradient of First with respect to W
b = gradient of Second with respect to W
#> a = 4
#> b = 12
