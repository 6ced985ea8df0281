Function g() -> f32:
    return rate * 2
rate = 3
print(g())  # expect: 6
rate = 4
print(g())  # expect: 8
