Class L:
    Function init(self, w):
        self.W = w
        self.b = [0.0, 1.0]
a = L([1.0, 2.0])
# nudged here
Loss = sum(a.W^2)
d = gradient of Loss with respect to a
# slope: d.W by a.W
# slope: d.b by a.b
