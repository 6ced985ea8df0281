## no pass
w = [2.0, 3.0]
n = 0
total = w[0]
for i in n:
    total = total * w[1]
g = gradient of total with respect to w
#> g = [1, 0]

## one pass
w = [2.0, 3.0]
n = 1
total = w[0]
for i in n:
    total = total * w[1]
g = gradient of total with respect to w
#> g = [3, 2]

## nested
w = [2.0, 3.0]
total = 1.0
for i in 2:
    for j in i + 1:
        total = total * w[j] + i
g = gradient of total with respect to w
#> total = ((2 + 0) * 2 + 1) * 3 + 1
#> g = [3 * (2 * 2), 5]

## a while that depends on numbers
x = 3.0
y = x
while y < 5000:
    y = y * y
g = gradient of y with respect to x
#> y = 6561
#> g = 17496

## a loop whose bound is data
x = 2.5
n = floor(x) * 2
y = 0.0
for i in n:
    y += x * i
g = gradient of y with respect to x
#> g = 6

## break
w = [2.0, 3.0, 4.0, 5.0]
total = 1.0
for v in w:
    if total > 5:
        break
    total = total * v
g = gradient of total with respect to w
#> g = [3, 2, 0, 0]

## continue
w = [2.0, 3.0, 4.0]
total = 1.0
for v in w:
    if v == 3:
        continue
    total = total * v
g = gradient of total with respect to w
#> g = [4, 0, 2]

## an early return
Function f(w):
    total = 1.0
    for v in w:
        total = total * v
        if total > 5:
            return total * 10
    return total
w = [2.0, 3.0, 4.0]
y = f(w)
g = gradient of y with respect to w
#> g = [30, 20, 0]

## no return but the last
Function f(w):
    total = 1.0
    for v in w:
        total = total * v
        if total > 500:
            return total * 10
    return total
w = [2.0, 3.0, 4.0]
y = f(w)
g = gradient of y with respect to w
#> g = [12, 8, 6]

## one side does not assign
x = -1.5
y = x * x
if x > 0:
    y = y * 2
g = gradient of y with respect to x
#> g = -3

## a branch that switches within the loop
w = [1.0, -2.0, 3.0, -4.0]
total = 1.0
for v in w:
    if v > 0:
        total = total * v
    else:
        total = total + v
g = gradient of total with respect to w
#> g = [3, 3, -1, 1]

## until
x = 1.5
y = x
repeat:
    y = y * x
until y > 5
g = gradient of y with respect to x
#> g = 4 * x**3 if x**4 > 5 and x**3 < 5 else 5 * x**4

## downwards
w = [2.0, 3.0, 4.0]
total = 0.0
for i from 2 to 0 step -1:
    total = total * w[i] + w[i]
g = gradient of total with respect to w
#> g = [1 + 3 * (1 + 4), 2 * (1 + 4), 2 * 3]

## recursion is refused
Function power(x, n):
    if n == 0:
        return 1
    return x * power(x, n - 1)
x = 2.0
y = power(x, 3)
g = gradient of y with respect to x
#! calls itself
