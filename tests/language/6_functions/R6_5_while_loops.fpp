Function halvings(x) -> Integer:
    n = 0
    while x >= 1:
        x = x / 2
        n += 1
    return n
print(halvings([8, 1, 0.5]), halvings(8))  # expect: [4 1 0] 4
