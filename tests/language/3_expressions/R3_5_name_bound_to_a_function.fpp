sum = v -> 42
print(sum([1, 2]))  # expect: 42
