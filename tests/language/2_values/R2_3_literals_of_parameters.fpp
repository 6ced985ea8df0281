// A literal of what its function is given is a tensor, also where only a function value gives it.
Function lotka(t, z):
    x = z[0]
    y = z[1]
    return [1.5 * x - x * y, x * y - 3 * y]

Function midpoint(f, y, t, h) -> y:
    k1 = f(t, y)
    k2 = f(t + h / 2, y + h / 2 * k1)
    y = y + h * k2

z = midpoint(lotka, [10, 5], 0, 0.1)
print(z)
# expect: [5.66875 8.54375]
print(midpoint((t, y) -> -y, 1, 0, 0.5))
# expect: 0.625
