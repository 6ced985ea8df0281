Function f(x, T) -> f32:
    n = T.len()
    if x > n: return n
    return x
print(f([1.0, 9.0], [1.0, 2.0, 3.0]))  # expect: [1. 3.]
print(f(1.0, [1.0, 2.0, 3.0]))  # expect: 1.0
