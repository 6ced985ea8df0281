Function f(n = 3) -> total:
    total = 0
    for i in n: total += i
print(f(), f(5))  # expect: 3 10
