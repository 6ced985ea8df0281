matrix = [[1, 2], [3, 4]]
words = ["a", "b"]
words.append("c")
items = []
items.append(5)
items.append(7)
print(matrix.shape)               # expect: (2, 2)
print(words.len())                # expect: 3
print(items)                      # expect: [5, 7]
print(mean(items), items + [1, 1])  # expect: 6.0 [6 8]
print(concat([1], [2, 3]))        # expect: [1 2 3]
