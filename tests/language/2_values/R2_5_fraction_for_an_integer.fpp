Function f(n: Integer) -> f32:
    return n + 1
y = f(0.5)  # error: FPP0308 n
