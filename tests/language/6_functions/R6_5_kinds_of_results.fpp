Function f(x) -> f32:
    if x > 1: return 1
    if x > 0: return 0.5
    return 0
print(f([2.0, 0.5, -1.0]))  # expect: [1.  0.5 0. ]
