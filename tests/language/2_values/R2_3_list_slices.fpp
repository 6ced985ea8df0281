a = ["x", "y", "z"]
b = a[1:]
b[0] = "q"
print(a, b, a[::-1], a[::2])  # expect: ['x', 'y', 'z'] ['q', 'z'] ['z', 'y', 'x'] ['x', 'z']
