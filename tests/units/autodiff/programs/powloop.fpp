# inputs: {'x': 1.5}
Function my_pow(b, n: Integer):
    r = 1
    for i in n:
        r = r * b
    return r
Loss = my_pow(x, 5) + my_pow(x, 2)
g_x = gradient of Loss w.r.t. x
