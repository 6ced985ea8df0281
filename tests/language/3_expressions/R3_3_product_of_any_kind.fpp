Function mul(a, b) -> f32:
    return a x b
print(mul(2, 3), mul([1, 2], 3), mul([1, 2], [3, 4]))  # expect: 6 [3 6] 11
print(mul(2.0, 3.0))  # expect: 6.0
print(mul([[1.0, 2.0], [3.0, 4.0]], [1.0, 1.0]))  # expect: [3. 7.]
print(mul([1.0, 2.0], 3.0))  # expect: [3. 6.]
