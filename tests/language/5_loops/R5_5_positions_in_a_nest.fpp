A = [[1, 2], [3, 4]]
B = [[10, 20], [30, 40]]
for row in A:
    for col in row:
        col = B[row][col] - B[col][row] + A[rowIndex][colIndex]
print(A)
# expect: [[ 1 -8]
# expect:  [13  4]]
labels = [2, 0]
p = [0.1, 0.2, 0.7]
for label in labels: print(p[label])
# expect: 0.7
# expect: 0.1
