Class L:
    Function init(self, w):
        self.W = w
a = L([1.0, 2.0])
b = L([3.0, 5.0])
v = [0.5, 0.7]
# nudged here
c = a.W * v
Loss = sum(a.W * b.W * b.W * c)
d, e, f = gradient of Loss with respect to a, b, v
# slope: d.W by a.W
# slope: e.W by b.W
# slope: f by v
