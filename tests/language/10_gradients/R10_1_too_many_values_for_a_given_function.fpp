// A given function that gets more values than it takes is refused in words.
Function squared_plus(x, c = 1) -> y:
    return x * x + c

Function applied(f, x) -> y:
    return f(x, 17, 18, 19) * 3  # error: FPP0345

W = [1.0, 2.0]
Loss = sum(applied(squared_plus, W))
print(gradient of Loss with respect to W)
