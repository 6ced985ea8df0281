Function pick(xs, i): return xs[i]  # error: FPP0514 is 0.5
Function later(xs: List, i): return xs[i + 1]
Function chosen(xs: List, i): return xs[i]
names = ["x", "y", "z"]
print(pick(names, 1), pick(names, [0, 2]), pick(names, 2.0))  # expect: y ['x', 'z'] z
print(pick(names, [true, false, true]), pick([5, 6, 7], [2, 0]))  # expect: ['x', 'z'] [7 5]
print(later(names, 1), later(names, [0, 1]), later(names, -1))  # expect: z ['y', 'z'] x
print(chosen(names, [true, false, true]))  # expect: ['x', 'z']
print(pick([[1, 2], [3]], 1), pick([["a"], ["b"]], [1, 0]))  # expect: [3] [['b'], ['a']]
print(pick(names, [0.5, 1.0]))
