# inputs: {'a': [2.0, -1.0, 4.0], 'w': 3.0}
Function careful(v, w):
    try:
        if v < 0:
            throw Error("negative")
        return sqrt(v) * w
    catch error:
        w = w * 2
    return v * w
Loss = careful(a[0], w) + careful(a[1], w) * careful(a[2], w)
g_a, g_w = gradient of Loss w.r.t. a, w
