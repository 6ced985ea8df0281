# inputs: {'W': [[0.1, 0.2], [0.3, 0.4]]}
h = tanh(W x [1.0, 2.0])
o = W.T x h
Loss = sum(o^2)
g_W = gradient of Loss w.r.t. W
