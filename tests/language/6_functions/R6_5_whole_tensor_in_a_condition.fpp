Function f(x, v: Tensor) -> f32:
    if v > 1: return x  # error: FPP0506
    return 0
y = f([1, 2], [1, 2])
