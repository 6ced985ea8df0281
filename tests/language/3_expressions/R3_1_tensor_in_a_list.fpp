seen = []
seen.append([0, 1])
print([0, 1] in seen, [1, 1] in seen)  # expect: True False
