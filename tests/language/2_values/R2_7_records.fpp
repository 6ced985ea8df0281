point = {x: 1, "two words": 2}
point.x += 5
counts = {}
for each word in ["a", "b", "a"]:
    counts[word] += 1
print(point.x + point["two words"])  # expect: 8
print("a" in counts, "c" in counts)  # expect: True False
for each key, value in counts:
    print(key, value)
# expect: a 2
# expect: b 1
