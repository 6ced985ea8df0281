# inputs: {'a': [0.5, -1.0]}
Function build(x):
    out = zeros(2)
    for i in 2:
        out[i] = x[i] ^ 2 * (i + 1)
    return out
Function inner(x):
    y = build(x)
    y[0] = y[0] * y[1]
    return y
Loss = sum(inner(a) ^ 2) + sum(build(a))
g_a = gradient of Loss w.r.t. a
