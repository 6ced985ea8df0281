Class Layer:
    Function init(self, n_in, n_out):
        self.W = normal(0, 0.5, (n_in, n_out))
        self.b = zeros(n_out)
    Function forward(self, x) -> Tensor:
        return tanh(x @ self.W + self.b)
Class MLP:
    Function init(self):
        self.first = Layer(3, 4)
        self.second = Layer(4, 2)
    Function forward(self, x) -> Tensor:
        return self.second.forward(self.first.forward(x))
net = MLP()
X = normal(0, 1, (5, 3))
# nudged here
Loss = (net.forward(X)^2).mean()
d = gradient of Loss with respect to net
# slope: d.first.W by net.first.W
# slope: d.second.b by net.second.b
