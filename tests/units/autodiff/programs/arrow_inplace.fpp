# inputs: {'W': [1.0, 2.0, 3.0]}
Function f(T) -> T:
    T[0] = T[1] * T[2]
    for i in T.len():
        T[i] = T[i] * 2
y = f(W)
Loss = sum(y * W)
g_W = gradient of Loss w.r.t. W
