# inputs: {'w': 3.0}
x = w
steps = 0
L = x ^ 2
while gradient of L w.r.t. x > 0.5 and steps < 5:
    x = x - 0.1 * x
    L = x ^ 2
    steps += 1
Loss = x ^ 2
g_w = gradient of Loss w.r.t. w
