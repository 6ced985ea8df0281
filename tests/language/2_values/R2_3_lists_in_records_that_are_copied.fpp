// What grows in the copy of a record that an arrow function works on is a list, as in the record itself.
Function visited(state, place) -> state:
    state.path.append(place)
    state.total += 1
Function twice(state, a) -> state:
    state = visited(state, a)
    state = visited(state, a + 1)
start = {path: [1, 2], total: 0}
once = visited(start, 3)
print(start, once, twice(once, 4))
# expect: {'path': [1, 2], 'total': 0} {'path': [1, 2, 3], 'total': 1} {'path': [1, 2, 3, 4, 5], 'total': 3}
Function deeper(r) -> r:
    r.a.items.append(9)
outer = {a: {items: [7]}}
print(deeper(outer), outer)
# expect: {'a': {'items': [7, 9]}} {'a': {'items': [7]}}
