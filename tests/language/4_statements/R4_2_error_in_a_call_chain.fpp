Function inner(v) -> f32:
    return v[5]  # error: FPP0513
Function outer(v) -> f32:
    return inner(v)
y = outer([1, 2])
