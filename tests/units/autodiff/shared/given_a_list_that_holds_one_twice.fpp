# says: in several places
Function f(params):
    Loss = sum(params[0] * params[1] ^ 2)
    return gradient of Loss with respect to params
W = [1.0, 2.0]
L = [W, W]
d = f(L)
