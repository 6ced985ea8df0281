Function same(T) -> Tensor:
    return T
Function row0(T) -> Tensor:
    return T[0]
a = [[1, 2], [3, 4]]
b = same(a)
b[0, 0] = 100
c = row0(a)
c[0] = 55
print(a)
# expect: [[1 2]
# expect:  [3 4]]
print(same([1.0, 2.0]))  # expect: [1. 2.]
print(row0([[1.0, 2.0]]))  # expect: [1. 2.]
