# inputs: {'W': [[0.1, 0.2], [0.3, 0.4]]}
Function loss_of(M):
    h = [1.0, 2.0]
    for i in 3:
        h = tanh(M x h)
    return sum(h ^ 2)
Loss = loss_of(W)
g_W = gradient of Loss w.r.t. W
H = hessian(loss_of, [[0.1, 0.2], [0.3, 0.4]])
