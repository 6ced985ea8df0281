// A list that begins anew in every pass and gets one item there.
for row in [[1, 2], [3, 4]]:
    found = []
    found.append(1)
print(found)  # expect: [1]
Function boxes(v):
    total = 0
    for x in v:
        box = []
        box.append(3)
        total += box[0] * x
    return total
Function last_of(v):
    for x in v:
        last = []
        last.append(x)
    return last
Function firsts(v):
    out = []
    for x in v:
        a = []
        a.append(x)
        b = []
        for y in v: b.append(x * y)
        out.append(sum(b) + a[0])
    return out
print(boxes([1.5, 2]), last_of([5, 6]), firsts([1, 2, 3]))  # expect: 10.5 [6] [7, 14, 21]
