# R3.6: a count may be a whole-valued fraction wherever it stands, also for a range that is a value.
counts = full(2, 2)
for c in counts:
    # expect: [0, 1]
    # expect: [0, 1]
    print([j for j in range(c)])
# expect: 3
print(len(range(counts[0] + 1)))
print([j for j in range(counts[0] / 4)])  # error: FPP0514 0.5
