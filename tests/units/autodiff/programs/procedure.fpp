# inputs: {'a': [1.0, 2.0]}
Function scale(T, k):
    for i in T.len():
        T[i] = T[i] * k
b = a * 1
scale(b, 3)
Loss = sum(b^2)
g_a = gradient of Loss w.r.t. a
