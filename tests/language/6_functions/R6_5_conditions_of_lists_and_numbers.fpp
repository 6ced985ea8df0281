# R6.5: a list that is a condition is asked as a whole (R4.4); a function of one number says true or false of every element.
Function sort_of(a) -> f32:
    if a: return 1
    return 2
items = []
for i in 3: items.append(i)
print(sort_of(items), sort_of([]), sort_of("a"), sort_of([1, 0]))  # expect: 1 2 1 [1 2]

Function is_left(a) -> f32:
    b = a - 1
    if not b: return false
    return true
print(is_left([3.0, 1.0]), is_left(1))  # expect: [ True False] False
Function is_gone(a) -> f32:
    b = a - 1
    if not b: return true
    return false
print(is_gone([3.0, 1.0]), is_gone(1))  # expect: [False  True] True
