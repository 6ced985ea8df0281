Function squared_plus(x, c = 1) -> y:
    return x * x + c
Function applied(f, x) -> y:
    return f(x) * 3
W = [1.0, 2.0]
Loss = sum(applied(squared_plus, W))
print(gradient of Loss with respect to W)  # expect: [ 6. 12.]
