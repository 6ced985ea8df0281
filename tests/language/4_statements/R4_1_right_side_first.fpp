a, b = 1, 2
a, b = b, a + b
print(a, b)  # expect: 2 3
