counts = {}
for each word in split("a b a c a", " "):
    counts[word] += 1
print(counts, counts.len())  # expect: {'a': 3, 'b': 1, 'c': 1} 3
for each key in counts: print(key, counts[key])
# expect: a 3
# expect: b 1
# expect: c 1
for each key, value in counts: print(key, value)
# expect: a 3
# expect: b 1
# expect: c 1
print("a" in counts, "z" in counts, "z" not in counts)  # expect: True False True
