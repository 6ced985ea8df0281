Function slope(f, x) -> f32:
    delta = 0.1
    return (f(x + d) - f(x)) / delta  # error: FPP0401
y = slope(sin, 1)
