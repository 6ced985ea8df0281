Function Mean(v) -> f32:
    return 42
print(mean([1, 2]))  # expect: 42
