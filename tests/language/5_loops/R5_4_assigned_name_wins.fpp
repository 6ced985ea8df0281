rowIndex = 77
for row in [[1], [2]]: print(rowIndex)
# expect: 77
# expect: 77
