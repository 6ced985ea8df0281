// What is computed from a tensor before a loop is a tensor in it, however many passes the loop has.
Function area_below(x, pieces: Integer):
    width = x / pieces
    area = 0
    for i in range(pieces):
        area = area + exp(i * width) * width
    return area

print(round(area_below([0.5, 1, 2], 3), 4)) # expect: [0.5962 1.4478 4.4943]
print(round(area_below([1, 2], 3), 4)) # expect: [1.4478 4.4943]

// Only the largest element counts here: a number.
Function ramp(x, pieces: Integer):
    width = max(x) * 2
    area = 0
    for i in range(pieces):
        area = area + i * width
    return area

print(ramp([1.0, 2.0, 3.0], 3)) # expect: 18.0
