// user phrase overrides library
Phrase "number of rows in {t}" -> Integer:
    return 100
Phrase "log training metrics":
    print("mine")
print(number of rows in [[1, 2]])
Log training metrics
Function f(T) -> Integer:
    n = number of rows in T
    Log training metrics
    return n
print(f([[1,2]]))
Phrase "factorial of {n}" -> Integer:
    if n <= 1:
        return 1
    return n * (factorial of (n - 1))
print(factorial of 5)
Phrase "reset {counter}":
    counter.value = 0
c = {value: 3}
reset c
print(c.value)
Phrase "increase {names} by {n}":
    for each item in names:
        item.value = item.value + n
Function g():
    p = 1
    q = [1, 2]
    increase p, q by 2
    return p, q
print(g())
r = {w: 1, b: [1.5]}
increase r.w and r.b by 1
print(r)
M = [[1, 2], [3, 4]]
Phrase "first row of {t}" -> Tensor:
    return t[0]
print(first row of M)

# expect: 100
# expect: mine
# expect: mine
# expect: 100
# expect: 120
# expect: 0
# expect: (3, [3 4])
# expect: {'w': 2, 'b': [2.5]}
# expect: [1 2]
