Function zero(T):
    T[0] = 0
Function f(T) -> Tensor:
    zero(T)
    return T
a = [1, 2]
print(f(a), a)  # expect: [0 2] [1 2]
print(f([1.0, 2.0]))  # expect: [0. 2.]
