// A formula that the program holds under a name is known inside functions as well.
f = x -> x^3 + 2 * x
Function slope(x): return derivative(f, x)
Function newton(x): return x - f(x) / derivative(f, x)
Function descend(x, rate) -> f64:
    Loss = f(x)^2
    return x - rate * (gradient of Loss with respect to x)
print(slope(1.0), newton(1.0), descend(1.0, 0.01))
# expect: 5.0 0.4 0.7
