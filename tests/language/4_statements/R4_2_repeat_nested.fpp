i = 0
repeat:
    j = 0
    repeat:
        j += 1
    until j == 2
    i += 1
until i == 2
print(i, j)  # expect: 2 2
