Function add(lists, i, v) -> lists:
    lists[i].append(v)
Function to_each(lists, v) -> R:
    for row in lists: row.append(v)
    R = lists
Function last_of(lists) -> n: n = lists[1].pop()
Function through(x, v) -> R: R = add(x, 0, v)

a = [[1], [2, 3]]
print(add(a, 0, 5), a)  # expect: [[1, 5], [2, 3]] [[1], [2, 3]]
b = [[1, 2], [3, 4]]
print(add(b, 1, 0.5), b)  # expect: [[1, 2], [3, 4, 0.5]] [[1, 2], [3, 4]]
c = [[1.5], [2, 3]]
print(to_each(c, 7), last_of(c), through(c, 8), c)
# expect: [[1.5, 7], [2, 3, 7]] 3 [[1.5, 8], [2, 3]] [[1.5], [2, 3]]
d = [[1, 2], [3, 4]]
print(d * 2 + 1)
# expect: [[3 5]
# expect:  [7 9]]
