Function join2(a, b) -> f32:
    return a + b
print(join2(1, 2), join2("a", "b"), join2([1], [2]))  # expect: 3 ab [3]
