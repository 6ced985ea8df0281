# inputs: {'a': [2.0, 1.0, 4.0]}
Function f(v):
    t = 0
    for x in v:
        returned_sum = x * 2
        t += returned_sum
        if x > 3:
            return t * x ^ 2
    return t
Loss = f(a) + f(a / 2)
g_a = gradient of Loss w.r.t. a
