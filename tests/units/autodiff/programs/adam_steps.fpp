# inputs: {'w0': [0.5, -1.0]}
w = w0
m = zeros(2)
v = zeros(2)
target = [1.0, 2.0]
for t from 1 to 4:
    L = sum((w - target) ^ 2)
    g = gradient of L w.r.t. w
    m = 0.9 * m + 0.1 * g
    v = 0.99 * v + 0.01 * g ^ 2
    w = w - 0.1 * (m / (1 - 0.9 ^ t)) / (sqrt(v / (1 - 0.99 ^ t)) + 1e-8)
Loss = sum((w - target) ^ 2)
g_w0 = gradient of Loss w.r.t. w0
