Function flat(T) -> Tensor: return T.reshape(4)
Function tr(T) -> Tensor: return T.T
Function fl(T) -> Tensor: return flatten(T)
Function dat(T) -> Tensor: return T.data
a = [[1, 2], [3, 4]]
x = flat(a); x[0] = 9
y = tr(a); y[0, 0] = 9
z = fl(a); z[0] = 9
w = dat(a); w[0] = 9
print(a)
# expect: [[1 2]
# expect:  [3 4]]
print(flat([[1.0, 2.0], [3.0, 4.0]]))  # expect: [1. 2. 3. 4.]
print(tr([[1.0, 2.0], [3.0, 4.0]]))
# expect: [[1. 3.]
# expect:  [2. 4.]]
print(fl([[1.0, 2.0], [3.0, 4.0]]))  # expect: [1. 2. 3. 4.]
print(dat([[1.0, 2.0], [3.0, 4.0]]))
# expect: [[1. 2.]
# expect:  [3. 4.]]
