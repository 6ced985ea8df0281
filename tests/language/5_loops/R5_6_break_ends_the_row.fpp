Function first_neg(T) -> found:
    found = 0
    for row in T:
        for col in row:
            if col < 0:
                found = col
                break
print(first_neg([[1.0, -2.0, -3.0], [4.0, -5.0, 6.0]]))  # expect: -5.0
print(first_neg([1.0, -2.0, -3.0]))  # expect: -2.0
