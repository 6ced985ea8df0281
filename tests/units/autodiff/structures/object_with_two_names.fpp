Class L:
    Function init(self, w):
        self.W = w
a = L([1.0, 2.0])
b = a
v = 2.0
# nudged here
b.W = b.W * v
Loss = sum(a.W^2)
d = gradient of Loss with respect to v
# slope: d by v
