v = [1, 2, 3]
print(sum(x^2 for x in v), any(x > 2 for x in v))  # expect: 14 True
print(max(x - y for x in v for y in v if x != y))  # expect: 2
print(sum((v[i] - 1)^2 for i in v.len()))  # expect: 5

Function mse(y: Tensor, p: Tensor) -> f32:
    return (1 / y.len()) * sum((y[i] - p[i])² for i in y.len())

print(mse([1, 2, 3.0], [1, 1, 1.0]))  # expect: 1.6666666666666665
