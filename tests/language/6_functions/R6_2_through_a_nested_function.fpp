Function f(T) -> Tensor:
    Function g(i):
        T[i] = 0
    g(0)
    return T
a = [1, 2]
print(f(a), a)  # expect: [0 2] [1 2]
