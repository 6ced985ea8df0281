Function add_score(db, name, s) -> db:
    if name not in db: db[name] = []
    db[name].append(s)
a = {}
b = add_score(a, "x", 1)
b = add_score(b, "x", 2)
print(a, b)  # expect: {} {'x': [1, 2]}
