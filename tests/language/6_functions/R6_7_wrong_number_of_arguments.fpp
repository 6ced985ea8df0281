Function half(x) -> f32:
    x / 2

print(half(1, 2))  # error: FPP0206
