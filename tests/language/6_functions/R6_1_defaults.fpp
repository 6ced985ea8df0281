Function f(a, b = 2, c: Tensor = [1, 2]) -> R:
    R = a * b + c.sum()
print(f(1), f(1, 3), f(1, c = [5]), f(a = 2, b = 0), f(1, c = [0], b = 7))  # expect: 5 6 7 3 7
print(f(1, 3))  # expect: 6
