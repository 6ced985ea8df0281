x = 3
assert x > 1, "fine"
assert x > 5, "x too small"  # error: FPP0532 x too small
