# inputs: {'x': 2.0}
W = [1, 2, 3]
Loss = sum(W * W) * x
gW = gradient of Loss w.r.t. W
g_x = gradient of Loss w.r.t. x
