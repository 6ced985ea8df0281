A = [[1, 2], [3, 4]]
x = [1, 1]
print(A x x)  # expect: [3 7]
print(A @ x)  # expect: [3 7]
print(x x x)  # expect: 2
print(2 x 3)  # expect: 6
print(A × 2)
# expect: [[2 4]
# expect:  [6 8]]
