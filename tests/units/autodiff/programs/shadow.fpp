# inputs: {'x': 1.3}
d_x = 2
d_Loss = 5
g = 3
sum_to = x * 2
np = x * sum_to
Loss = np * d_x * d_Loss * g
g_x = gradient of Loss w.r.t. x
after = d_x + d_Loss
