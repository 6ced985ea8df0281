# says: respect to W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

def build(W):
    return L(W)
W = [1.0, 2.0]
a = build(W)
b = build(W)
Loss = sum(a.W * b.W * b.W)
d = gradient of Loss with respect to a
