# inputs: {'start': [2.0, -1.0]}
Function f(x):
    return sum((x - 1) ^ 4) + x[0] * x[1]
Function descend(start):
    x = start.clone()
    L = f(x)
    steps = 0
    repeat:
        d = gradient of L w.r.t. x
        steps += 1
        x = x - 0.05 * d
        L = f(x)
    until sum((gradient of L w.r.t. x) ^ 2) < 4 or steps > 6
    return sum(x ^ 2) + steps
Loss = descend(start)
g_start = gradient of Loss w.r.t. start
