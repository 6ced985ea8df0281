calls = []
Function noisy(v):
    calls.append(v)
    return v
a = false and noisy(true)
b = true or noisy(true)
c = 3 and 4
d = 0 or 5
print(a, b, c, d, calls.len())  # expect: False True True True 0
