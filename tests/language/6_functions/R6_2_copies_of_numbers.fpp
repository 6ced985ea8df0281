Function grow(start, rate, years) -> amount:
    amount = start
    for y in range(years): amount *= 1 + rate
print(round(grow(100, 0.05, 3), 2))  # expect: 115.76
print(grow(100, 1, 2))  # expect: 400
print(grow(100.0, [0.0, 1.0], 2))  # expect: [100. 400.]
v = [1, 2]
print(grow(v, 1, 1), v)  # expect: [2. 4.] [1 2]
