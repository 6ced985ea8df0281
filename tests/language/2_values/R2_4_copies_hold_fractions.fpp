a = [1, 2]
b = a.clone()
b[0] = 0.5
c = a[[1, 0]]
c[0] = 1.5
print(a, b, c)  # expect: [1 2] [0.5 2. ] [1.5 1. ]
