Function sgn(x) -> f32:
    if x > 0: return 1
    if x < 0: return -1
    return 0
Function soft(x, k) -> f32:
    return sgn(x) * max(abs(x) - k, 0)
print(soft([-3.0, 0.5, 2.0], 1.0))  # expect: [-2.  0.  1.]
print(soft(-3.0, 1.0))  # expect: -2.0
