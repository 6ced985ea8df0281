# inputs: {'w': [0.5, -1.0, 2.0, 0.3]}
state = 0.1
total = 0
for v in w:
    if state > 0.3:
        state = state * v + 1
    elif state < -0.5:
        state = sin(state) + v
    else:
        state = state - v * v
    total += state ^ 2
Loss = total
g_w = gradient of Loss w.r.t. w
