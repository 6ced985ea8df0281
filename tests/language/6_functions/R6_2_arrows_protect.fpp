Function with_first(T, value) -> Tensor:
    T[0] = value
    return T

Function set_first(T, value):
    T[0] = value

v = [1, 2]
print(with_first(v, 9), v)  # expect: [9 2] [1 2]
set_first(v, 9)
print(v)                    # expect: [9 2]
