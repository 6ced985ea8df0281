# inputs: {'p': 0.5, 'q': 2.0}
a = [p, 1.0]
b = [q, -1.0]
x = a * 1
x[0] = 3
x += b
Loss = sum(x ^ 2)
da, db = gradient of Loss w.r.t. a, b
g_p = da[0]
g_q = db[0]
