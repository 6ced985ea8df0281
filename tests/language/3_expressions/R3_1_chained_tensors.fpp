v = [1, 5, 9]
print(2 <= v <= 8, 2 < v < 6)  # expect: [False  True False] [False  True False]
