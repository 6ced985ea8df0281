# inputs: {'p': 0.5, 'q': 2.0}
a = [p, 1.0]
b = [q, -1.0]
t = a * 3
if t[1] > 0:
    s = a + b
else:
    s = 2 * a + 2 * b
Loss = sum(s ^ 2) + sum(t ^ 2)
da, db = gradient of Loss w.r.t. a, b
g_p = da[0]
g_q = db[0]
