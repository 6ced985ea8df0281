# inputs: {'W': [1.5, 0.3]}
Function loss_and_grad(w):
    L = sum(w^4)
    g = gradient of L w.r.t. w
    return L, g
Loss, g_W = loss_and_grad(W)
