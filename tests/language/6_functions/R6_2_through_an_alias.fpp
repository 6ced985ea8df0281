Function f(T) -> Tensor:
    S = T
    row = S[0]
    row[0] = 7
    return S
a = [[1, 2], [3, 4]]
b = f(a)
print(a[0, 0], b[0, 0])  # expect: 1 7
print(f([[1.0, 2.0], [3.0, 4.0]]))
# expect: [[7. 2.]
# expect:  [3. 4.]]
