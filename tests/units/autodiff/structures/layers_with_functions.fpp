Class Layer:
    Function init(self, n, m, activation):
        self.W = normal(0, 0.5, (n, m))
        self.activation = activation
    Function forward(self, x) -> Tensor:
        return self.activation(x @ self.W)
layers = [Layer(3, 4, ReLU), Layer(4, 2, tanh)]
X = normal(0, 1, (5, 3))
# nudged here
x = X
for layer in layers:
    x = layer.forward(x)
Loss = (x^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].W by layers[1].W
