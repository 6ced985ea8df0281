# says: use one name for it
W = [1.0, 2.0]
R = {a: W}
V = R.a
k = [1.5, 0.5]
V[:] = V * k
W *= 3
Loss = sum(V ^ 3)
d = gradient of Loss with respect to k
