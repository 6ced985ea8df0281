Function f(n) -> Integer
    total = 0
    for i in range(n)
        if i mod 2 == 0
            total += i
        else
            total -= 1
    while total > 100
        total -= 1
    return total
print(f(6))  # expect: 3
