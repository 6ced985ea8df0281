Function biggest(v) -> best:
    best = v[0]
    for a in v:
        if a > best: best = a
print(biggest([1.0, nan, 3.0]))  # expect: 3.0
print(biggest([1.0, nan, 3.0]))  # expect: 3.0
print(biggest([nan, 1.0]))  # expect: nan
