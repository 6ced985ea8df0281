a = ["a", "b", "c"]
seen = []
for s in a:
    seen.append(s)
    if a.len() > 1: a.pop()
print(seen, a)  # expect: ['a', 'b', 'c'] ['a']
