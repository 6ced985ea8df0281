# inputs: {'a': 0.5, 'b': 1.5, 'u': [0.5, -1.0, 2.0]}
low = 10.0
for i in u.len():
    low = min(low, u[i] * a)
high = max(a, b)
Function least_of(a, b):
    return min(a, b) * max(a * b, a)
Loss = low ^ 2 + high ^ 3 + least_of(a, b)
g_a, g_b, g_u = gradient of Loss w.r.t. a, b, u
