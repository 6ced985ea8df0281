# inputs: {'u': [0.5, -1.0, 2.0], 'r': [1.0, -2.0, 0.5]}
Function fill(t, r):
    t[:] = r * 2
    return t
x = u * 3
s = sum(x ^ 2)
x[:] = r * r
Loss = s + sum(x ^ 3) + sum(fill(u.clone(), r) ^ 2)
g_u, g_r = gradient of Loss w.r.t. u, r
