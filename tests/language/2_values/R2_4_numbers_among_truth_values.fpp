// What is stored is never cut off, in a tensor of truth values neither.
v = [1.5, 2, 3]
large = v > 1.7
large[0] = 0.5
print(large)  # expect: [0.5 1.  1. ]

Function counted(v):
    marks = v > 1.7
    for i in v.len():
        marks[i] += i
    return marks

Function turned(v):
    marks = v > 1.7
    for i in v.len():
        marks[i] = not marks[i]
    return marks

print(counted(v))  # expect: [0. 2. 3.]
print(turned(v))  # expect: [ True False False]
