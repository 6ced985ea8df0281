// Nothing is certain in these lines, so nothing is told.
Function guarded(x) -> Number:
    found = 0
    for i in range(len(x) + 1):
        if i < len(x):
            found += x[i]
    for i in range(len(x)):
        if i + 1 < len(x) and x[i + 1] > x[i]: found += 1
        found += x[i + 1] if i + 1 < len(x) else 0
    for i from 0 to len(x):
        if x[i] == 3: break
    for i from 0 to len(x):
        if i == len(x): continue
        found += x[i]
    for i from 0 to len(x):
        i = 0
        found += x[i]
    for k in range(len(x) + 1):
        for i in range(k, len(x)):
            found += x[i] * (x[k] if k < len(x) else 0)
    return found

Function shorter(x, n) -> Number:
    n = n - 1
    found = 0
    for i in range(n + 1):
        found += x[i]
    x = x[1:]
    for i from 0 to x.len() - 1:
        found += x[i]
    return found

Function last_first(x) -> Number:
    found = 0
    for i from 1 to x.len():
        found += x[i - 1] + x[-i]
    for i from x.len() - 1 to 0 step -1:
        found += x[i]
    T = zeros(x.len() + 1)
    for i from 0 to x.len():
        T[i] = i
    return found + T.sum()

squares = {1: 1, 2: 4}
for i from 1 to len(squares): print(squares[i])
# expect: 1
# expect: 4
letters = ["a"]
n = letters.len()
letters.append("b")
for i from 0 to n: print(letters[i])
# expect: a
# expect: b
print(guarded([1, 2, 3]), shorter([1, 2], 2), last_first([1, 2]))  # expect: 48 5 12.0
for size in range(2):
    row = zeros(size + 1)
    for i in range(size + 1):
        row[i] = i
    print(row)
# expect: [0.]
# expect: [0. 1.]
