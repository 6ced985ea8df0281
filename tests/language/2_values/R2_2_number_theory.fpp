Function gcd(a, b) -> Integer:
    while b != 0:
        a, b = b, a mod b
    return a
Function is_prime(n) -> Boolean:
    if n < 2: return false
    for d from 2 to floor(√n):
        if n mod d == 0: return false
    return true
Function digits(n) -> total:
    total = 0
    while n > 0:
        total += n mod 10
        n = n div 10
Function power_mod(b, e, m) -> result:
    result = 1
    while e > 0:
        if e mod 2 == 1: result = result * b mod m
        b = b * b mod m
        e = e div 2
print(gcd(48, 36), is_prime(97), is_prime(91), digits(12345), power_mod(3, 200, 13), gcd(2^70, 2^65))
# expect: 12 True False 15 9 36893488147419103232
print(gcd(48, 36))  # expect: 12
print(is_prime(7))  # expect: True
