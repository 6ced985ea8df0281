Function down(n) -> f32:
    return 1 + down(n + 1)  # error: FPP0601
print(down(0))
