// What a tensor adds of itself in another order: its derivative changes while parts of it are still read.
A = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
M = A * 1
M += reshape(concat(M[1], M[0]), [2, 3])
Loss = sum(M * [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
g = gradient of Loss with respect to A
print(g[0], g[1])  # expect: [5. 7. 9.] [5. 7. 9.]
