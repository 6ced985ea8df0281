# inputs: {'W1': [[0.3, -0.2], [0.5, 0.1]], 'W2': [[0.2, 0.4], [0.1, 0.9]]}
xs = [[1.0, 0.5], [0.2, -0.3], [0.7, 0.1]]
states = [zeros(2), zeros(2)]
outs = []
for t in xs.rows():
    inp = xs[t]
    for l, W in enumerate([W1, W2]):
        states[l] = tanh(W x inp + 0.5 * states[l])
        inp = states[l]
    outs.append(inp)
Loss = sum(stack(outs) ^ 2)
g_W1, g_W2 = gradient of Loss w.r.t. W1, W2
