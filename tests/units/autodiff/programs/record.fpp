# inputs: {'a': 2.0}
r = {w: a * 3, b: a}
Loss = r.w * r.b
g_a = gradient of Loss w.r.t. a
