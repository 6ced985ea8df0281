M = [[1, 2], [3, 4]]
row = M[0]
row[0] = 0.25
print(M)
# expect: [[0.25 2.  ]
# expect:  [3.   4.  ]]
