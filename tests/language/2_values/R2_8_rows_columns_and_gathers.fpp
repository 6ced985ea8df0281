T = [[1, 2], [3, 4]]
row = T[0]
row[1] = 5
col = T[:, 0]
col[1] = 9
part = T[0:1]
part[0, 0] = 7
g = T[[0, 1]]
g[0, 0] = 100
c = T.clone()
c[0, 0] = 55
print(T)
# expect: [[7 5]
# expect:  [9 4]]
