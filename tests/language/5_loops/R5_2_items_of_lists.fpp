a = ["x", "y"]
for s in a: s = s + "!"
b = []
b.append(1); b.append(2)
for n in b: n = n * 2
c = ["a", "b"]
for s in c: s = [1, 2]
print(a, b, c)  # expect: ['x!', 'y!'] [2, 4] [[1 2], [1 2]]
