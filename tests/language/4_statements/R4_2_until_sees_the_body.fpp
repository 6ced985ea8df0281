n = 0
repeat:
    n += 1
    odd = n mod 2 == 1
    if odd: continue
    m = n
until m >= 4 if n > 1 else false
print(n, m)  # expect: 4 4
