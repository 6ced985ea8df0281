// Each row is changed at a place of its own, so no place is changed twice, whatever the labels are.
Function errors(Scores: Tensor, labels: Tensor) -> Errors:
    Errors = Scores * 1.0
    for row in Scores.len():
        Errors[row][labels[row]] -= 1

Function marked(n: Integer, places: Tensor) -> Counts:
    Counts = zeros(n, 4)
    for i in range(n):
        Counts[i][places[i]] += i + 1
        Counts[n - 1 - i][0] += 10

// Here two passes may meet.
Function counted(labels: Tensor) -> Counts:
    Counts = zeros(4)
    for label in labels:
        Counts[label] += 1

print(errors([[0.5, 0.5], [0.25, 0.75], [1, 0]], [1, 1, 0]))
# expect: [[ 0.5  -0.5 ]
# expect:  [ 0.25 -0.25]
# expect:  [ 0.    0.  ]]
print(marked(3, [1, 1, 0]))
# expect: [[10.  1.  0.  0.]
# expect:  [10.  2.  0.  0.]
# expect:  [13.  0.  0.  0.]]
print(counted([1, 1, 3]))
# expect: [0. 2. 0. 1.]
try:
    print(errors([[0.5, 0.5]], [2]))
catch error:
    print("refused")
# expect: refused
