# inputs: {'a': 0.7}
Function twice(f, v):
    return f(f(v))
Loss = twice(sin, a) + twice(x -> x^2, a)
g_a = gradient of Loss w.r.t. a
