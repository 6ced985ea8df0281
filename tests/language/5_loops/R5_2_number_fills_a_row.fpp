T = [[1, 2], [3, 4]]
for row in T: row = rowIndex
print(T)
# expect: [[0 0]
# expect:  [1 1]]
