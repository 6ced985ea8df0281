# says: respect to shared
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

layers = []
shared = [1.0, 2.0]
for i in range(3):
    layers.append(L(shared))
Loss = sum(layers[0].W * layers[1].W * layers[2].W)
d = gradient of Loss with respect to layers
