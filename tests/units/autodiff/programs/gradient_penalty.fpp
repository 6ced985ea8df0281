# inputs: {'W': [[0.3, -0.2], [0.5, 0.1]], 'v': [0.7, -0.6]}
Function critic(x, W, v):
    return v x tanh(W x x)
x = [0.5, 1.5]
out = critic(x, W, v)
dx = gradient of out w.r.t. x
Loss = out + 10 * (sqrt(sum(dx ^ 2)) - 1) ^ 2
g_W, g_v = gradient of Loss w.r.t. W, v
