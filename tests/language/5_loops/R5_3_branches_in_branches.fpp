Function f(T) -> T:
    for row in T:
        for col in row:
            if col > 0:
                if col > 5: 5
                else: col
            else:
                y = -col
                y
print(f([9, 3, -2]))  # expect: [5 3 2]
