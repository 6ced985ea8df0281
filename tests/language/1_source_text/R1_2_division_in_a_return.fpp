Function half(n) -> Integer:
    return n // 2
# error: FPP0113 div
print(half(4))
