# inputs: {'x': [0.5, -1.0]}
Function changed(v) -> y:
    y = v * 2
    row = y
    row[0] = 3 * v[1]
Loss = sum(changed(x) ^ 2)
g_x = gradient of Loss w.r.t. x
