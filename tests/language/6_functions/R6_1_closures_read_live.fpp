fs = []
for i in range(3):
    fs.append(x -> x + i)
print([f(10) for f in fs])  # expect: [12, 12, 12]
