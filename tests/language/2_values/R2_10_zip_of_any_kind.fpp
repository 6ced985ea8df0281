Function accuracy(y, p) -> f32:
    hits = 0
    for a, b in zip(y, p):
        if a == b: hits += 1
    return hits / y.len()
print(accuracy([1, 0, 1], [1, 1, 1]) > 0.6, accuracy(["a", "b"], ["a", "c"]))  # expect: True 0.5
