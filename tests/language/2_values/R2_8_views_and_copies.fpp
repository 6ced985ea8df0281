T = [[1, 2], [3, 4]]
row = T[0]
row[1] = 5
own = T.clone()
own[0, 0] = 100
T[:, 0] = [8, 9]
print(T)
# expect: [[8 5]
# expect:  [9 4]]
v = [1, 2, 3]
v[0], v[2] = v[2], v[0]
print(v)  # expect: [3 2 1]
