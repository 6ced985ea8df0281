Function sign_of(x) -> Integer:
    if x > 0: return 1
    elif x < 0: return -1
    else: return 0

Function scaled(x, weights: Tensor) -> f32:
    return x * weights.sum() if x > 0 else 0.5

print(sign_of(-4), sign_of([3, -2, 0]))  # expect: -1 [ 1 -1  0]
print(sign_of([[1], [-1]]).shape)        # expect: (2, 1)
print(scaled([1, -1], [2, 2]))           # expect: [4.  0.5]
