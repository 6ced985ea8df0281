# inputs: {'a': [0.5, -1.0], 'b': [1.0, 2.0], 'c': 0.3}
h = a + b
k = h
if c > 0:
    k = h + a
s = sum(k * k)
h2 = k + h
for t in 2:
    h2 = h2 + a
    h2[0] = h2[0] * c
y = a * 1
if c > 1:
    y = b
else:
    y[1] = c
Loss = sum(h2 ^ 2) + s + sum(y ^ 3) + sum(h)
g_a, g_b, g_c = gradient of Loss w.r.t. a, b, c
