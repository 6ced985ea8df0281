// A part of a shape is a shape: it prints like one, compares whole, is looped over and serves as one; also where nothing is left of it.
sizes = zeros(2, 3, 4).shape
print(sizes[1:], sizes[:1], sizes[1:] == zeros(3, 4).shape, zeros(sizes[1:]).shape)
# expect: (3, 4) (2,) True (3, 4)

Function product(shape):
    result = 1
    for size in shape:
        result *= size
    return result

print(product(sizes[1:]), product(sizes), product(sizes[3:]))
# expect: 12 24 1
for size in sizes[1:]:
    print(size)
# expect: 3
# expect: 4
rest = sizes[1:]
print(rest.x, rest[1], concat(sizes[:0], [9]), concat(sizes[:2], [9]))
# expect: 3 4 [9] [2 3 9]

for part in (1, 2, 3)[1:]:
    print(part)
# expect: 2
# expect: 3
