Class Layer:
    Function init(self, W):
        self.W = W
W = [[0.5, -0.3], [0.2, 0.8]]
a = Layer(W)
b = Layer(W)
# nudged here
Loss = sum(a.W * b.W * b.W * W)
d = gradient of Loss with respect to a.W
# slope: d by a.W
