// The program's phrases come before the library's, then more words win.
Phrase "largest of {values}" -> Number:
    return max(values)

Phrase "largest of {values} below {limit}" -> Number:
    return max([v for v in values if v < limit])

Phrase "number of rows in {tensor}" -> text:
    return "as the program says"

print(largest of [1, 5, 3])                               # expect: 5
print(largest of [1, 5, 3] below 5)                       # expect: 3
print(number of rows in [[1, 2]])                         # expect: as the program says
print(number of columns in [[1, 2]])                      # expect: 2
