Function f(T, w = none) -> f32:
    if w is none: return T.mean()
    return (T * w).sum() / w.sum()
print(f([1, 3]), f([1, 3], [1, 0]))  # expect: 2.0 1.0
print(f([1.0, 3.0]))  # expect: 2.0
print(f([1.0, 3.0], [0.0, 1.0]))  # expect: 3.0
