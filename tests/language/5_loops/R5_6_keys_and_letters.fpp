// Nested loops over what has neither rows nor elements: the keys of a record, the sizes of a shape, the parts of a pair.

counts = {ab: 1, c: 2}
for key in counts:
    for letter in key:
        print(letter, keyIndex, letterIndex)
# expect: a 0 0
# expect: b 0 1
# expect: c 1 0

for row in ([1, 2], [3, 4]):
    for number in row:
        print(number, rowIndex, numberIndex)
# expect: 1 0 0
# expect: 2 0 1
# expect: 3 1 0
# expect: 4 1 1

for size in zeros(1, 2).shape:
    for k in size:
        print(k)
# expect: 0
# expect: 0
# expect: 1

Function spelled(things):
    for thing in things:
        for letter in thing:
            print(letter)

spelled({xy: 1})
# expect: x
# expect: y
