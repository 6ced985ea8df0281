# inputs: {'p': 0.5, 'q': 2.0}
a = [p, 1.0]
b = [q, -1.0]
s = a + b
Loss = sum(s ^ 2)
g_p = 0
da, db = gradient of Loss w.r.t. a, b
g_p = da[0]
da[0] = 100
g_q = db[0]
