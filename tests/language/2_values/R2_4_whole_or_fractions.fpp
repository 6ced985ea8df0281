// Whole numbers stay whole unless the program can store a fraction in them; nothing is ever truncated.
counts = [1, 2, 3]
counts[0] = 7
weights = [1, 2, 3]
weights[0] = 0.5
print(counts)   # expect: [7 2 3]
print(weights)  # expect: [0.5 2.  3. ]
