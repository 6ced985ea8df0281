Function f(a, b = 1) -> f32: return a + b
y = f(1, a = 2)  # error: FPP0208 a
