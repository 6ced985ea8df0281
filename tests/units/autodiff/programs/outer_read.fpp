# inputs: {'W': [1.0, 2.0], 'x': [0.5, 0.25]}
Function predict(v):
    return sum(W * v)
Loss = predict(x)^2
g_W = gradient of Loss w.r.t. W
