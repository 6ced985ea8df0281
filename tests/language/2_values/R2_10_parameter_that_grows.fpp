Function f(items, v) -> Integer:
    items.append(v)
    return items.len()
a = [1]
print(f(a, 2), a)  # expect: 2 [1]
