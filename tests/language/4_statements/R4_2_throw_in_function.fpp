Function f(x) -> f32:
    if x < 0:
        throw Error(f"bad {x}")  # error: FPP0531
    return x
print(f(1))  # expect: 1
y = f(-1)
