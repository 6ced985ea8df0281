# slope: d by Q
# slope: e by K
W = [[1.0, 2.0], [3.0, 4.0]]
Q = W[0]
K = W[1]
# nudged here
Loss = sum(Q * K ^ 2)
d, e = gradient of Loss with respect to Q, K
