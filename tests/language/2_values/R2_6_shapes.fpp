T = zeros(2, 3)
print(T.shape, T.Shape.y)                       # expect: (2, 3) 3
print(T.shape.x, T.shape[1], T.shape.z)         # expect: 2 3 1
print(T.rows, T.cols, T.rank, T.size, T.len())  # expect: 2 3 2 6 2
print(T.T.shape == ones(3, 2).shape)            # expect: True
for size in T.shape: print(size)
# expect: 2
# expect: 3
