Function leap(y) -> Boolean:
    return y mod 4 == 0 and (y mod 100 != 0 or y mod 400 == 0)
Function days(m, y) -> Integer:
    if m in [4, 6, 9, 11]: return 30
    if m == 2: return 29 if leap(y) else 28
    return 31
print(leap(2000), leap(1900), days(2, 2024), sum([days(m, 2023) for m in range(1, 13)]))  # expect: True False 29 365
