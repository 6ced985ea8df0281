# says: respect to layers
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

layers = [L([1.0, 2.0]), L([3.0, 4.0])]
a = layers[0]
Loss = sum(layers[0].W * a.W * layers[1].W)
d = gradient of Loss with respect to a
