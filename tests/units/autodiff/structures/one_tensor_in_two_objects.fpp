Class Layer:
    Function init(self, W, b):
        self.W = W
        self.b = b
    Function forward(self, x) -> Tensor:
        self.out = tanh(x @ self.W + self.b)
        return self.out
W = normal(0, 0.5, (3, 3))
a = Layer(W, [0.1, 0.2, 0.3])
b = Layer(W, [0.4, 0.5, 0.6])
X = normal(0, 1, (5, 3))
# nudged here
Loss = (b.forward(a.forward(X))^2).mean()
d, e = gradient of Loss with respect to a, b
# slope: d.W by a.W
# slope: d.b by a.b
# slope: e.W by b.W
# slope: e.b by b.b
