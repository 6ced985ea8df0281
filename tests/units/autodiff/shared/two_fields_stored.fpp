# says: net.a.W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Net:
    def __init__(self, W):
        self.a = L(W)
        self.b = self.a
net = Net([1.0, 2.0])
v = [2.0, 3.0]
net.b.W = net.b.W * v
Loss = sum(net.a.W ^ 2) + sum(v)
d = gradient of Loss with respect to v
