class A:
    def __init__(self, W):
        self.W = W
        self.name = "a"
        self.unused = 2.0
    def f(self, x):
        return x * self.W
class B:
    def __init__(self, V):
        self.V = V
        self.mode = "sum"
        self.trained = true
    def f(self, x):
        return x + self.V
layers = [A([1.0, 2.0]), B([3.0, 4.0])]
# nudged here
h = [3.0, 5.0]
for layer in layers:
    h = layer.f(h)
Loss = sum(h ^ 2)
d = gradient of Loss with respect to layers
if len(d[0]) != 2 or len(d[1]) != 1:
    raise "a gradient by text"
# slope: d[0].W by layers[0].W
# slope: d[0].unused by layers[0].unused
# slope: d[1].V by layers[1].V
