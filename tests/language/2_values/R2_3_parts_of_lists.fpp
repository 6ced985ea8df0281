// Rows that were appended one by one: an item is a row, several items at once are a tensor.
rows = []
for i in 3:
    rows.append([i, 10 * i + 1, 2])
print(rows[:, 1])         # expect: [ 1 11 21]
print(rows[1:, 1:])
# expect: [[11  2]
# expect:  [21  2]]
print(rows[1, 1:])        # expect: [11  2]
print(rows[-1, 0])        # expect: 2
print(rows[[2, 0], 1])    # expect: [21  1]
rows[0, 1] = 7
rows[1, 0] += 5
rows[2, 1:] = [8, 9]
print(rows)               # expect: [[0 7 2], [ 6 11  2], [2 8 9]]

// A comprehension makes a list as well.
table = [[i * j + 0.5 for i in 3] for j in 2]
print(table[:, 1], table[1, :])  # expect: [0.5 1.5] [0.5, 1.5, 2.5]

// A list is compared with a number element by element; texts that a mask chooses stay a list.
counts = []
for i in 3:
    counts.append(i * 2)
names = ["a", "b", "c"]
large = counts > 1
print(large, counts[large])                     # expect: [False  True  True] [2 4]
print(names[counts > 1], names[[2, 0]])         # expect: ['b', 'c'] ['c', 'a']
print([1.5, 2.5, 3.5][counts > 1])              # expect: [2.5 3.5]
print(rows[counts > 1])
# expect: [[ 6 11  2]
# expect:  [ 2  8  9]]
print(1 < counts < 5, 0 <= counts <= 2)         # expect: [False  True  True] [ True  True False]
