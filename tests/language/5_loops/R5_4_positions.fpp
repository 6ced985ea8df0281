for row in [[10, 20], [30, 40]]:
    print(rowIndex, row.sum())
# expect: 0 30
# expect: 1 70
for letter in "ab": print(letter_index, letter)
# expect: 0 a
# expect: 1 b
