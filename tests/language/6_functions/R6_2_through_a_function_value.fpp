Function f(T, g) -> Tensor:
    g(T)
    return T
Function zero(T):
    T[0] = 0
a = [1, 2]
print(f(a, zero), a)  # expect: [0 2] [1 2]
