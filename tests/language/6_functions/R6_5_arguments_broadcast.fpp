Function f(x, y) -> f32:
    if x > y: return x
    return y
print(f([1.0, 5.0], 3.0))  # expect: [3. 5.]
print(f(3.0, [[1.0], [5.0]]))
# expect: [[3.]
# expect:  [5.]]
print(f([1.0, 2.0], [[0.0], [3.0]]))
# expect: [[1. 2.]
# expect:  [3. 3.]]
