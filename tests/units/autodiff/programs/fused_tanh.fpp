# inputs: {'x': [0.3, -1.2, 2.0]}
w = [1.0, -2.0, 0.5]
Loss = sum(w * ((exp(x) - exp(-x)) / (exp(x) + exp(-x))))
g_x = gradient of Loss w.r.t. x
