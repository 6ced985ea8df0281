Function f(x):
    return x^3 - 2 * x
df = derivative(f)
print(df(2.0), derivative(f, [0, 1, 2]))  # expect: 10.0 [-2.  1. 10.]
print(derivative(df, 2.0))  # expect: 12.0
print(derivative(x -> x^2 * exp(x), 0))  # expect: 0.0
