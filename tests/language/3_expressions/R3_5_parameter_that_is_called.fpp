Function apply(max, v) -> f32:
    return max(v)
print(apply(abs, -3))  # expect: 3
