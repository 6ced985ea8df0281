T = [1, 2]
for col in T:
    y = col
    y = 0
print(T)  # expect: [1 2]
