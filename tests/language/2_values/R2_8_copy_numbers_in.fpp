T = zeros(2, 2)
v = [1, 2]
T[0] = v
v[0] = 99
T[:, 1] = 5
T[1] = 3
print(T)
# expect: [[1. 5.]
# expect:  [3. 3.]]
