Function f(T) -> T:
    for row in T:
        for col in row:
            x * 2  # error: FPP0201 col
y = f([1])
