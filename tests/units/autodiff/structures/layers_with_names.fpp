Class Layer:
    Function init(self, n_in, n_out):
        self.W = normal(0, 0.5, (n_in, n_out))
        self.b = zeros(n_out)
    Function forward(self, x) -> Tensor:
        return tanh(x @ self.W + self.b)
first = Layer(3, 4)
second = Layer(4, 2)
X = normal(0, 1, (5, 3))
# nudged here
x = X
for layer in [first, second]:
    x = layer.forward(x)
Loss = (x^2).mean()
dW, db = gradient of Loss with respect to first.W, second.b
# slope: dW by first.W
# slope: db by second.b
