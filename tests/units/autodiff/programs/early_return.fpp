# inputs: {'w': [1.0, 2.0, 3.0, 4.0]}
Function first_big(t):
    s = 1
    for v in t:
        s = s * v
        if s > 4:
            return s * s
    return s
Loss = first_big(w)
g_w = gradient of Loss w.r.t. w
