# inputs: {'x': [1.0, 2.0, 4.5, -1.0]}
Loss = mean(x) * std(x) + var(x, true) * median(x) + std(x, true)
g_x = gradient of Loss w.r.t. x
