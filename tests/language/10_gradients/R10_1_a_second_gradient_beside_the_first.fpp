// The lines of one gradient are in nobody's way: here they change a derivative that begins as `W`.
Function cut(T: Tensor):
    for row in T:
        for col in row:
            col = max(col, 0.5)

X = [[1.0, -2.0], [0.2, 3.0]]
W = [[1.0, 2.0], [3.0, 4.0]]
Z = X.clone()
cut(Z)
L = sum(Z * W)
print(gradient of L w.r.t. X)
a = [1.0, 2.0]
M = sum(a^2)
print(gradient of M w.r.t. a)
print(W)
# expect: [[1. 0.]
# expect:  [0. 4.]]
# expect: [2. 4.]
# expect: [[1. 2.]
# expect:  [3. 4.]]
