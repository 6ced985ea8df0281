size = [2, 3]
A = Empty_Tensor(size)
B = zeros(A.shape)
New_Shape = {x: 3, y: 1}
C = Empty_Tensor(New_Shape)
print(A.shape, B.shape, C.shape, New_Shape.x, zeros([2, 2]).shape, ones(A.shape.y).shape)
# expect: (2, 3) (2, 3) (3, 1) 3 (2, 2) (3,)
