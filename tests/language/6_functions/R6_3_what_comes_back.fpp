Function last_expression(a, b) -> f32:
    gap = a - b
    gap * 2

Function named(values) -> Total:
    total = 0
    for v in values: total += v

Function branches(n) -> text:
    if n > 0:
        "more"
    else:
        "less"

print(last_expression(5, 3), named([1, 2, 3]), branches(-1))  # expect: 4 6 less
