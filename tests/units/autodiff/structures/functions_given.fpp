Function apply_all(fs, x):
    for f in fs:
        x = f(x)
    return x
w = 0.7
# nudged here
Loss = apply_all([tanh, sigmoid], w)
d = gradient of Loss with respect to w
# slope: d by w
