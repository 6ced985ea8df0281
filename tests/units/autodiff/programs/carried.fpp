# inputs: {'a': [0.5, -1.0], 'c': 0.3}
x = a
y = a * 2
for i in 3:
    y = x * c
    x = y + x * 0.5
    if i == 1:
        x = x * y
Loss = sum(x ^ 2) + sum(y)
g_a, g_c = gradient of Loss w.r.t. a, c
