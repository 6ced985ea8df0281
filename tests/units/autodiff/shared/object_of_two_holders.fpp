# says: share memory
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Holder:
    def __init__(self, layer):
        self.layer = layer
    def scale(self, v):
        self.layer.W = self.layer.W * v
l = L([1.0, 2.0])
p = Holder(l)
q = Holder(l)
v = [2.0, 3.0]
p.scale(v)
Loss = sum(q.layer.W ^ 2)
d = gradient of Loss with respect to v
