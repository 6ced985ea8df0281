print(4 / 2)             # expect: 2.0
print(7 div 2)           # expect: 3
print(-7 mod 3, -7 % 3)  # expect: 2 2
print(10 ^ 20)           # expect: 100000000000000000000
print(floor(2.7))        # expect: 2
print(round(2.6) + 1)    # expect: 4
