v = [1, 5, 9]
print(v > 2 and v < 8, v < 2 or v > 8, not v > 2, true and v > 2)  # expect: [False  True False] [ True False  True] [ True False False] [False  True  True]
