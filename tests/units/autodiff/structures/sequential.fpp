Class Linear:
    Function init(self, n, m):
        self.W = normal(0, 0.5, (n, m))
        self.b = zeros(m)
    Function forward(self, x) -> Tensor:
        return x @ self.W + self.b
Class Tanh:
    Function forward(self, x) -> Tensor:
        return tanh(x)
Class Sequential:
    Function init(self, layers):
        self.layers = layers
    Function forward(self, x) -> Tensor:
        for layer in self.layers:
            x = layer.forward(x)
        return x
net = Sequential([Linear(3, 4), Tanh(), Linear(4, 2)])
X = normal(0, 1, (5, 3))
# nudged here
Loss = (net.forward(X)^2).mean()
d = gradient of Loss with respect to net
# slope: d.layers[0].W by net.layers[0].W
# slope: d.layers[2].b by net.layers[2].b
