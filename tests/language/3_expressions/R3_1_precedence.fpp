double = n -> n * 2
area = (a, b) -> a * b
print(-2 ^ 2)                   # expect: -4
print(2 ^ 3 ^ 2)                # expect: 512
print(2 ^ -1)                   # expect: 0.5
print(not 1 > 2 and 2 + 3 * 4 == 14)  # expect: True
print(1 if 2 > 1 else 0)        # expect: 1
print(0 <= 0.5 <= 1)            # expect: True
print(double(4) + area(2, 3))   # expect: 14
t1 = 3
print(-t1.raised2)              # expect: -9
