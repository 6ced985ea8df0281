Function f(x) -> f32:  # error: FPP0302
    y = x + 1
    pass
z = f(1)
