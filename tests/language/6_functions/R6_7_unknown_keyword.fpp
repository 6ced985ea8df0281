Function f(rate, b = 1) -> f32: return rate + b
y = f(1, rat = 2)  # error: FPP0207
