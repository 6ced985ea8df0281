x = 3; y = 4
z = x x y
w = x x x x x
print(z, w, x, [x, x x 2], x*x, -x x y)  # expect: 12 27 3 [3 6] 9 -12
