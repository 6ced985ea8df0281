people = [{a: 1}, {a: 2}]
for each p in people: p = {b: pIndex}
print(people)  # expect: [{'b': 0}, {'b': 1}]
