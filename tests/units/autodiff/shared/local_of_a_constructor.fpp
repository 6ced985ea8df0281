# says: `W`
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Net:
    def __init__(self):
        W = [1.0, 2.0]
        self.a = L(W)
        self.b = L(W)
net = Net()
Loss = sum(net.a.W * net.b.W * net.b.W)
d = gradient of Loss with respect to net
