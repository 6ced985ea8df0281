# inputs: {'a': 1.0}
x = [2.0, -1.0]
L = sum((x - a) ^ 4)
n = 0
while sum(abs(gradient of L w.r.t. x)) > 0.5:
    d = gradient of L w.r.t. x
    x = x - 0.05 * d
    L = sum((x - a) ^ 4)
    n += 1
ok_n = n > 3
y = x.clone()
Loss = a ^ 2
g_a = gradient of Loss w.r.t. a
