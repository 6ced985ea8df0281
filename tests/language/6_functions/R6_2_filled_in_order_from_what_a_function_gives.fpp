Function same(v: Tensor): return v

Function copied(v: Tensor) -> w:
    return v

Function raised(flat: Tensor) -> R:
    R = zeros(flat.len(), 1)
    size = R.size
    for row in R:
        for col in row:
            col = flat[rowIndex * row.len() + colIndex]
    for row in R:
        for col in row:
            col += 1
    return R, size

Function raised_of(v: Tensor) -> R:
    flat = same(v)
    R = zeros(flat.len(), 1)
    size = R.size
    for row in R:
        for col in row:
            col = flat[rowIndex * row.len() + colIndex]
    for row in R:
        for col in row:
            col += 1
    return R, size

Function raised_copy(v: Tensor) -> R:
    flat = copied(v)
    R = zeros(flat.len(), 1)
    size = R.size
    for row in R:
        for col in row:
            col = flat[rowIndex * row.len() + colIndex]
    for row in R:
        for col in row:
            col += 1
    return R, size

Function counted(v: Tensor) -> R:
    flat = v * 2
    R = zeros(flat.len(), 1)
    Function so_far() -> s:
        return sum(R) + R.size
    before = so_far()
    for row in R:
        for col in row:
            col = flat[rowIndex * row.len() + colIndex]
    return sum(R), before, so_far()

v = [1.0, 2]
print(raised(v)[0].T, v)       # expect: [[2. 3.]] [1. 2.]
print(raised_of(v)[0].T, v)    # expect: [[2. 3.]] [1. 2.]
print(raised_copy(v)[0].T, v)  # expect: [[2. 3.]] [1. 2.]
print(counted(v))              # expect: (6.0, 2.0, 8.0)
