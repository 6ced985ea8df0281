xs = [1, 2, 3]
if xs[0] > 100: xs[0] = 0.5
print(xs)  # expect: [1. 2. 3.]
