Function longer(T, v) -> T:
    T.append(v)
    return T
a = [1, 2]
b = longer(a, 3)
print(a, b)  # expect: [1 2] [1, 2, 3]
