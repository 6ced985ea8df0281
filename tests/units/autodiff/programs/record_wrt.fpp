# inputs: {'x': 2.0}
p = {W: [1.0, 2.0], b: 0.5}
Loss = sum(p.W ^ 2) * p.b * x
gp = gradient of Loss w.r.t. p
g_x = gradient of Loss w.r.t. x
gW = gradient of Loss w.r.t. p.W
