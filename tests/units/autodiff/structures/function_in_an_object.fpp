Class Layer:
    Function init(self, W, activation):
        self.W = W
        self.activation = activation
    Function forward(self, x) -> Tensor:
        return self.activation(x @ self.W)
layer = Layer(normal(0, 0.5, (3, 2)), tanh)
X = normal(0, 1, (5, 3))
# nudged here
Loss = (layer.forward(X)^2).mean()
d = gradient of Loss with respect to layer.W
# slope: d by layer.W
