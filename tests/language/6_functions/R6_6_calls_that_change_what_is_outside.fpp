// A call that changes a variable of the program does so in every pass of a loop, also under another name or through another function.
items = []
W = [[1, 2], [3, 4]]
lists = [[], []]

Function counted(x) -> y:
    items.append(0)
    y = x + 1
Function counted_by_another_name(x) -> y:
    L = items
    L.append(1)
    y = x + 1
Function the_items():
    return items
Function counted_by_what_is_given(x) -> y:
    L = the_items()
    L.append(2)
    y = x + 1
Function counted_in_one_of_several(x) -> y:
    lists[1].append(3)
    y = x + 1
Function stored(x) -> y:
    T = W
    T[0, 0] += 1
    y = x + 1
Function stored_in_rows(x) -> y:
    for row in W: row[1] += 1
    y = x + 1
Function read(x) -> y:
    total = 0
    for row in W:
        for w in row: total += w
    y = x + total

v = zeros(2)
for x in v:
    if x > -1: x = counted(2)
print(items, v)
# expect: [0, 0] [3. 3.]
for x in v:
    if x > -1: x = counted_by_another_name(3)
print(items, v)
# expect: [0, 0, 1, 1] [4. 4.]
for x in v:
    if x > -1: x = counted_by_what_is_given(4)
print(items, v)
# expect: [0, 0, 1, 1, 2, 2] [5. 5.]
for x in v:
    if x > -1: x = counted_in_one_of_several(5)
print(lists, v)
# expect: [[], [3, 3]] [6. 6.]
for x in v:
    if x > -1: x = stored(6)
print(W, v)
# expect: [[3 2]
# expect:  [3 4]] [7. 7.]
for x in v:
    if x > -1: x = stored_in_rows(7)
print(W, v)
# expect: [[3 4]
# expect:  [3 6]] [8. 8.]
for x in v:
    if x > -1: x = read(8)
print(v)
# expect: [24. 24.]
