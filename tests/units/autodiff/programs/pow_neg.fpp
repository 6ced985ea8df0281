# inputs: {'x': [-2.0, 3.0]}
Loss = sum(x^3 + x^2 + x^1 + x^0 + x^-2)
g_x = gradient of Loss w.r.t. x
