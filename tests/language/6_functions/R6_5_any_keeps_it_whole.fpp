Function f(x) -> f32:
    if any(x > 2): return x.sum()
    return 0
print(f([1, 5]))  # expect: 6
print(f([1.0, 5.0]))  # expect: 6.0
