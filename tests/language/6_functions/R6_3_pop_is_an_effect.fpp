Function f(items) -> items:
    items.pop()
a = ["x", "y"]
print(f(a), a)  # expect: ['x'] ['x', 'y']
