# says: respect to W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

W = [1.0, 2.0]
layers = [L(W) for i in range(3)]
Loss = sum(layers[0].W * layers[1].W * layers[2].W)
d = gradient of Loss with respect to layers
