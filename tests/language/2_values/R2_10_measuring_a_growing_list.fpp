// What is appended to is a list, and its size may be asked like that of a tensor.

Function filled(T, height, value) -> T:
    while T.shape.x < height:
        T.append(value)

Function has_room(rows, most):
    if rows.len() < most and rows.rows < most:
        rows.append([0, 0])
    return rows.size

print(filled([1, 2], 4, 0))
# expect: [1, 2, 0, 0]
print(filled([], 2, 7))
# expect: [7, 7]
pile = []
pile.append([1, 2])
print(has_room(pile, 3), has_room(pile, 2))
# expect: 4 4
