# says: `W`
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Net:
    def __init__(self, W):
        self.layers = []
        for i in range(3):
            self.layers.append(L(W))
    def f(self, x):
        for layer in self.layers:
            x = layer.f(x)
        return x
net = Net([1.0, 2.0])
Loss = sum(net.f([3.0, 5.0]))
d = gradient of Loss with respect to net
