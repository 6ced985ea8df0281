Function scaled(a):
    return x -> a * x^2
Function loss(w, x):
    f = scaled(w)
    return f(x) + f(2 * x)
w = 2.0
x = 1.5
# nudged here
Loss = loss(w, x)
d, g = gradient of Loss with respect to w, x
# slope: d by w
# slope: g by x
