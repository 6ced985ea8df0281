T = [[1, 2], [3, 4]]
for row in T:
    for col in row:
        col = col * 2
print(T)
# expect: [[2 4]
# expect:  [6 8]]
for row in T:
    row = 0
print(T.sum())  # expect: 0
words = ["a", "b"]
for word in words: word += "!"
print(join(words, ""))  # expect: a!b!
