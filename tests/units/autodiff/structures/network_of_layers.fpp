Class Layer:
    Function init(self, n_in, n_out):
        self.W = normal(0, 0.5, (n_in, n_out))
        self.b = zeros(n_out)
    Function forward(self, x) -> Tensor:
        return tanh(x @ self.W + self.b)

Class MLP:
    Function init(self, sizes):
        self.layers = []
        for i in range(len(sizes) - 1):
            self.layers.append(Layer(sizes[i], sizes[i + 1]))
    Function forward(self, x) -> Tensor:
        for layer in self.layers:
            x = layer.forward(x)
        return x

network = MLP([3, 4, 2])
X = normal(0, 1, (5, 3))
Y = normal(0, 1, (5, 2))
# nudged here
out = network.forward(X)
Loss = ((out - Y)^2).mean()
d = gradient of Loss with respect to network
# slope: d.layers[0].W by network.layers[0].W
# slope: d.layers[1].b by network.layers[1].b
