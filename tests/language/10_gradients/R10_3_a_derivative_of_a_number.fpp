x = 3.0
y = x^2
print(derivative(y, x))  # error: FPP0346 `derivative` takes a function, and `y` is a number.
