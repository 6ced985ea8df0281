a = [1, 2]
b = a.clone()
b.append(5)
print(a, b)  # expect: [1 2] [1, 2, 5]
