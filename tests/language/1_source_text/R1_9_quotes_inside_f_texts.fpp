r = {a: 1}
print(f"{r['a']} {'x' if 1 > 2 else 'y'} {[1, 2]}")  # expect: 1 y [1 2]
