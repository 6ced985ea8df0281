# inputs: {'start': 2.0}
x = start
L = (x - 1) ^ 4 + x ^ 2
n = 0
while L > 0.7 and n < 10:
    d = gradient of L w.r.t. x
    x = x - 0.05 * d
    L = (x - 1) ^ 4 + x ^ 2
    n += 1
Loss = x ^ 2
g_start = gradient of Loss w.r.t. start
