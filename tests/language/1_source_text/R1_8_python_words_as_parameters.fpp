Function lambda(np, list) -> f32:
    def_value = np + list
    math = def_value * 2
    return math
print(lambda(1, 2))  # expect: 6
print(lambda(1, 2))  # expect: 6
