# says: net.a
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Net:
    def __init__(self, W):
        self.a = L(W)
        self.b = self.a
    def f(self, x):
        return self.b.f(self.a.f(x))
net = Net([1.0, 2.0])
Loss = sum(net.f([3.0, 5.0]))
d = gradient of Loss with respect to net
