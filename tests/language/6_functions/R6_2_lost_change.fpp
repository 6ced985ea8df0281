Function f(T) -> f32:
    T[0] = 9  # warning: FPP0801 T
    return 1
