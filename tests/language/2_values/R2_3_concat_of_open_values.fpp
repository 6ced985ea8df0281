// Lists of texts stay lists when a function joins parts of what it is given.
Function permutations(items):
    if items.len() <= 1: return [items]
    found = []
    for i in range(items.len()):
        rest = concat(items[:i], items[i + 1:])
        for p in permutations(rest): found.append(concat([items[i]], p))
    return found

Function twice(a, b) -> f32: return sum(concat(a, b) * 2)

print(permutations(["a", "b"]))
# expect: [['a', 'b'], ['b', 'a']]
print(twice([1], [2]))
# expect: 6
