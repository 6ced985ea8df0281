Function sort_by(items, key) -> items:
    for i from 1 to items.len() - 1:
        j = i
        while j > 0 and key(items[j - 1]) > key(items[j]):
            items[j - 1], items[j] = items[j], items[j - 1]
            j -= 1
people = [{n: "a", age: 40}, {n: "b", age: 20}]
sorted_people = sort_by(people, p -> p.age)
print([p.n for p in sorted_people], [p.n for p in people], sort_by(["ccc", "a", "bb"], w -> w.len()))
# expect: ['b', 'a'] ['a', 'b'] ['a', 'bb', 'ccc']
