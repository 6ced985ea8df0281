M = [[1.0, 2.0], [3.0, 4.0]]
Loss = norm(M)  # error: FPP0345 `norm` is no function of the program or of the library
g = gradient of Loss with respect to M
