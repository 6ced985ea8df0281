Function f(T = [1, 2]) -> T:
    T[0] += 1
print(f(), f())  # expect: [2 2] [2 2]
