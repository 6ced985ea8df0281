T = [[1, 2], [3, 4]]
for weight in T: weight = 7
print(T)
# expect: [[7 7]
# expect:  [7 7]]
