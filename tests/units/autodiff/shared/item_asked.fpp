# says: with respect to L
W = [1.0, 2.0]
L = [W, W]
V = L[1]
Loss = sum(L[0] * V ^ 2)
d = gradient of Loss with respect to V
