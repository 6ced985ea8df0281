p = 1, 2
Function two(x) -> f32:
    return x, x + 1
q = two(3)
a, b = q
print(p, q, a, b, p[0], [1, 2].shape, range(3), none, p == (1, 2))
# expect: (1, 2) (3, 4) 3 4 1 (2,) range(0, 3) None True
