Function put(xs, i):
    xs[i] = 7  # error: FPP0319 several of its items
names = ["x", "y", "z"]
put(names, 1)
print(names)  # expect: ['x', 7, 'z']
put(names, [0, 2])
