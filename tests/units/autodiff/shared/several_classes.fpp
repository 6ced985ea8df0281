# says: respect to W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Other:
    def __init__(self, W):
        self.V = W
        self.state = W * 0
    def f(self, x):
        self.state = self.state + x * self.V
        return self.state
W = [1.0, 2.0]
layers = [L(W), Other(W)]
h = [3.0, 5.0]
for layer in layers:
    h = layer.f(h)
Loss = sum(h ^ 2)
d = gradient of Loss with respect to layers
