Function plus(a, b) -> f32:
    a + b

loss = -3
print(loss.abs(), loss.abs)          # expect: 3 3
print([1, -2].abs().sum())           # expect: 3
print(loss.is_odd, loss.plus(5))     # expect: True 2
print([1, 2].data)                   # expect: [1 2]
