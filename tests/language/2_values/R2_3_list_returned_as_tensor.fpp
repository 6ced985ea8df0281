Function build(n: Integer) -> Tensor:
    out = []
    for i in range(n): out.append(i * i)
    return out
x = build(3)
print(x, x.shape, x + 1)  # expect: [0 1 4] (3,) [1 2 5]
