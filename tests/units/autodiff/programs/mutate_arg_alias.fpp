# inputs: {'x': [1.0, 2.0]}
Function bump(T):
    T[0] = T[0] * 3
    T *= 2
h = x * x
bump(h)
Loss = sum(h * x)
g_x = gradient of Loss w.r.t. x
