T = zeros(2, 3, 4)
print(T.shape, T.Shape, T.shape[0], T.shape.x, T.shape.y, T.shape.z, T.shape[2], T.rows, T.cols, T.rank, T.size, T.len())
# expect: (2, 3, 4) (2, 3, 4) 2 2 3 4 4 3 4 3 24 2
v = [1, 2, 3]
print(v.rows, v.cols, v.shape.y, v.shape[1], v.shape.z, v.rank, v.size, v.T)  # expect: 1 3 1 1 1 1 3 [1 2 3]
print(v.shape == [4, 5, 6].shape, v.shape == T.shape, v.shape != T.shape)  # expect: True False True
for s in T.shape: print(s)
# expect: 2
# expect: 3
# expect: 4
