// A number fills a row, in a copy as in the tensor itself.
Function numbered(v) -> w:
    w = v.clone()
    for i in v.len(): w[i] = i + 1

Function like(v: Tensor) -> w:
    w = zeros(v.shape)
    for i in v.len(): w[i] = i + 1

print(numbered([[5, 6], [7, 8]]))
# expect: [[1 1]
# expect:  [2 2]]
print(like([[5, 6], [7, 8]]))
# expect: [[1. 1.]
# expect:  [2. 2.]]
