Function same(a, b) -> f32:
    return a == b
print(same(1, 1), same([1, 2], [1, 3]), same("a", "a"))
# expect: True [ True False] True
