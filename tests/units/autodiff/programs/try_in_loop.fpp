# inputs: {'a': [2.0, -1.0, 4.0]}
Loss = 0
for v in a:
    try:
        if v < 0:
            throw Error("zero")
        r = v ^ 2
    catch error:
        r = v * 5
    Loss += r
g_a = gradient of Loss w.r.t. a
