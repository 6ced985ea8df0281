Function f(v, items = []) -> items:
    items.append(v)
print(f(1), f(2))  # expect: [1] [2]
