Class Layer:
    Function init(self, n, m, name):
        self.W = normal(0, 0.5, (n, m))
        self.name = name
    Function forward(self, x) -> Tensor:
        z = x @ self.W
        if self.name == "relu":
            return ReLU(z)
        return tanh(z)
layers = [Layer(3, 4, "relu"), Layer(4, 2, "tanh")]
X = normal(0, 1, (5, 3))
# nudged here
x = X
for layer in layers:
    x = layer.forward(x)
Loss = (x^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].W by layers[1].W
