# inputs: {'a': [0.3, -0.9], 'b': [1.0, 2.0, 3.0]}
c = concat(a, b)
s = stack([a, a * 2])
Loss = sum(c^2 * [1.0,2.0,3.0,4.0,5.0]) + sum(s^3) + sum(reshape(b, 3, 1) x reshape(a, 1, 2)) + sum(flatten(s))
g_a, g_b = gradient of Loss w.r.t. a, b
