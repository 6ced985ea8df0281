# says: respect to W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class M(L):
    def __init__(self, W):
        super.init(W)
W = [1.0, 2.0]
a = M(W)
b = M(W)
Loss = sum(a.W * b.W * b.W)
d = gradient of Loss with respect to b
