Function with_first(T, value) -> Tensor:
    T[0] = value
    return T

Function set_first(T, value):
    T[0] = value

v = [1, 0.5]
print(with_first(v, 9), v)  # expect: [9.  0.5] [1.  0.5]
set_first(v, 9)
print(v)                    # expect: [9.  0.5]
