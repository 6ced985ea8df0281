class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

l = L([1.0, 2.0])
layers = [l, l]
# nudged here
h = [3.0, 5.0]
for layer in layers:
    h = layer.f(h)
Loss = sum(h)
d = gradient of Loss with respect to l
# slope: d.W by l.W
