Class Layer:
    Function init(self):
        self.a = 2.0
    Function forward(self, x) -> Tensor:
        return self.a * x
Class Linear(Layer):
    Function init(self, n, m):
        self.W = normal(0, 0.5, (n, m))
        self.b = zeros(m)
    Function forward(self, x) -> Tensor:
        return x @ self.W + self.b
layers = [Linear(3, 4), Layer(), Linear(4, 2)]
X = normal(0, 1, (5, 3))
# nudged here
x = X
for layer in layers:
    x = layer.forward(x)
Loss = (x^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].a by layers[1].a
# slope: d[2].b by layers[2].b
