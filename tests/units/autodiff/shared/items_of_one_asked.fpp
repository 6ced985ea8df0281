# says: with respect to L
W = [1.0, 2.0]
L = [W, W]
Q = L[0]
K = L[1]
Loss = sum(Q * K ^ 2)
d = gradient of Loss with respect to Q
