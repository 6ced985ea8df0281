Function f(x) -> f32:
    x

Function f(x) -> f32:  # error: FPP0204
    x + 1
