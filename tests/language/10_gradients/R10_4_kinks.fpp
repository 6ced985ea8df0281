x = [-1.0, 0.0, 2.0]
Loss = sum(ReLU(x)) + sum(abs(x)) + sum(clamp(x, -1, 2))
print(gradient of Loss with respect to x)  # expect: [-1.  1.  2.]
a = [1.0, 2.0]
b = [1.0, 5.0]
Loss = sum(max(a, b))
da, db = gradient of Loss with respect to a, b
print(da, db)  # expect: [0.5 0. ] [0.5 1. ]
v = [7.0, 7.0, 1.0]
Loss = max(v)
print(gradient of Loss with respect to v)  # expect: [0.5 0.5 0. ]
Loss = sum(Sigmoid([0.0] * v[0:1] * 0))
print(gradient of Loss with respect to v)  # expect: [0. 0. 0.]
n = 0.0
Loss = n / n if n != 0 else 1 + n
print(gradient of Loss with respect to n)  # expect: 1.0
