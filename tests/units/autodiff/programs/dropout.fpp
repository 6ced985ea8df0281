# inputs: {'x': [0.5, -1.0, 2.0]}
Function dropout(v):
    mask = random(3) > 0.5
    return v * mask * 2
seed(4)
Loss = sum(dropout(x)^2)
g_x = gradient of Loss w.r.t. x
