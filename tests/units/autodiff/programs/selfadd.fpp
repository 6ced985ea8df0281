# inputs: {'x': [1.0, 2.0]}
c = x * 1
c += c + 1
c *= c
Loss = sum(c)
g_x = gradient of Loss w.r.t. x
