// A function without an arrow may give back a part of what it is given: a later change of the one is one of the other.
Function row_of(M, i):
    return M[i]

w = [[1.0, 2.0], [3.0, 4.0]]
x = w * 2
row = row_of(x, 0)  # error: FPP0345 share memory
row[0] = 7.0
Loss = sum(x * x)
g = gradient of Loss with respect to w
