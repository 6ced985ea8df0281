# says: `W`
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Net:
    def __init__(self, W):
        self.layers = [L(W), L(W)]
net = Net([1.0, 2.0])
v = [2.0, 3.0]
Loss = sum(net.layers[1].W ^ 2 * net.layers[0].W) + sum(v)
d, e = gradient of Loss with respect to v, net
