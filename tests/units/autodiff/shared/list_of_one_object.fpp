# says: layers
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

l = L([1.0, 2.0])
layers = [l, l]
v = [2.0, 3.0]
layers[0].W = layers[0].W * v
Loss = sum(layers[1].W ^ 2) + sum(v)
d = gradient of Loss with respect to v
