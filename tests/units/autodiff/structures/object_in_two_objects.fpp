# slope: d.layer.W by l.W
# slope: e.W by l.W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

class Holder:
    def __init__(self, layer):
        self.layer = layer
l = L([1.0, 2.0])
p = Holder(l)
q = Holder(l)
# nudged here
Loss = sum(q.layer.W ^ 2 * p.layer.W)
d, e = gradient of Loss with respect to p, l
