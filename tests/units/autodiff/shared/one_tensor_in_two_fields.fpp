# says: net.W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Net:
    def __init__(self, W):
        self.W = W
        self.V = self.W
net = Net([1.0, 2.0])
Loss = sum(net.W * net.V * net.V)
d = gradient of Loss with respect to net
