Class L:
    Function init(self, w):
        self.W = w
    Function forward(self, x):
        self.out = self.W * x
        return self.out
a = L([1.0, 2.0])
# nudged here
y = a.forward(3.0)
Loss = sum(y^2)
d = gradient of Loss with respect to a
# slope: d.W by a.W
