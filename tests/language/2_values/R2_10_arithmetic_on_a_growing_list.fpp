Function f(items):
    items.append(1)
    return items + 1
# error: FPP0310
f([1])
