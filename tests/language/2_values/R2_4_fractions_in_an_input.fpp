// An expression given for an input is a literal like those of the program: it holds what is stored in it.
# given: weights = [0, 0, 0]
# given: counts = [1, 2]

For w in weights:
    w = w + 0.5
counts[0] += 1
print(weights, counts)
# expect: [0.5 0.5 0.5] [2 2]
