Function power_sum(x, n: Integer) -> total:
    total = 0
    for k in range(n):
        if x > 1: total += x^k
        else: total += 1
print(power_sum(2.0, 3))  # expect: 7.0
print(power_sum([2.0, 0.5], 3))  # expect: [7. 3.]
