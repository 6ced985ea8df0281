Function scale(T, k):
    for row in T:
        for col in row: col = col * k
a = [1, 2, 3]
scale(a, 0.5)
print(a)  # expect: [0.5 1.  1.5]
